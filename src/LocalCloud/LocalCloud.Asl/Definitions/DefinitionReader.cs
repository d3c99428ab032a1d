using LocalCloud.Asl.Json;
using LocalCloud.Asl.Reading;

namespace LocalCloud.Asl.Definitions;

/// <summary>Reads an Amazon States Language document into a <see cref="StateMachine"/>, telling all faults at once.</summary>
public static class DefinitionReader
{
    /// <summary>The characters a definition may have.</summary>
    public const int MaximumLength = 1_048_576;

    /// <summary>Reads a definition.</summary>
    /// <param name="definition">The document's text.</param>
    /// <param name="options">What it is checked against; null is the language alone.</param>
    public static DefinitionReading Read(string definition, DefinitionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var faults = new Faults();
        if (definition.Length > MaximumLength)
        {
            faults.Schema($"Value must have length less than or equal to {MaximumLength}", "/");
            return new DefinitionReading(null, faults.All);
        }

        JsonValue document;
        try
        {
            document = JsonValue.Parse(definition);
        }
        catch (JsonSyntaxException fault)
        {
            return Broken(definition, fault);
        }

        if (document is not JsonObject content)
        {
            faults.Add("INVALID_JSON_DESCRIPTION", "Definition must be a valid JSON object", "/");
            return new DefinitionReading(null, faults.All);
        }

        var machine = new MachineReader(options ?? new DefinitionOptions(), faults).Read(content);
        return new DefinitionReading(faults.All.Count == 0 ? machine : null, faults.All);
    }

    private static DefinitionReading Broken(string definition, JsonSyntaxException fault)
    {
        var (message, location) = string.IsNullOrWhiteSpace(definition)
            ? ("Definition must be a valid JSON object", "/")
            : (fault.Message, $"[Source: (String)\"{definition}\"; line: {fault.Line}, column: {fault.Column}]");
        return new DefinitionReading(null, [new Diagnostic("INVALID_JSON_DESCRIPTION", message, location)]);
    }
}
