using LocalCloud.Asl.Definitions;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Integrations;
using LocalCloud.Services.StepFunctions.Machines;

namespace LocalCloud.Services.StepFunctions.Definitions;

/// <summary>Reads definitions, checked against what this cloud can call.</summary>
internal sealed class MachineDefinitions(IReadOnlyList<IIntegration> integrations)
{
    /// <summary>Reads a definition.</summary>
    /// <param name="definition">The document.</param>
    /// <param name="type">STANDARD or EXPRESS.</param>
    public DefinitionReading Read(string definition, string type) => DefinitionReader.Read(
        definition,
        new DefinitionOptions
        {
            IsExpress = type == Machine.Express,
            IsAvailable = IsAvailable,
        });

    /// <summary>Holds that a definition is one.</summary>
    /// <exception cref="AwsException">InvalidDefinition, with all faults in AWS's words.</exception>
    public void Check(string definition, string type)
    {
        var faults = Read(definition, type).Diagnostics;
        if (faults.Count > 0)
        {
            throw Errors.InvalidDefinition(string.Join(", ", faults));
        }
    }

    /// <summary>Whether this cloud can call something.</summary>
    public bool IsAvailable(TaskResource resource) =>
        resource.Kind == TaskResourceKind.Activity || integrations.Any(integration => integration.Supports(resource));

    /// <summary>A definition that was checked when it came; what it calls may have gone since.</summary>
    public static StateMachine Read(string definition) =>
        DefinitionReader.Read(definition) is { Machine: { } machine }
            ? machine
            : throw new InvalidDataException("A definition that was accepted cannot be read any more.");

}
