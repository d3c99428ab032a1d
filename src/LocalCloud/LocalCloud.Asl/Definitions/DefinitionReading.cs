namespace LocalCloud.Asl.Definitions;

/// <summary>What reading a definition gave.</summary>
/// <param name="Machine">The machine; null where there are faults.</param>
/// <param name="Diagnostics">All faults, in the order of the document.</param>
public sealed record DefinitionReading(StateMachine? Machine, IReadOnlyList<Diagnostic> Diagnostics);
