using System.Text;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Requests;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Logging, tracing and encryption of a machine: kept and told again, without effect here.</summary>
internal static class MachineSettings
{
    private static readonly (string Name, string Otherwise)[] s_members =
    [
        ("loggingConfiguration", """{"level":"OFF","includeExecutionData":false}"""),
        ("tracingConfiguration", """{"enabled":false}"""),
        ("encryptionConfiguration", """{"type":"AWS_OWNED_KEY"}"""),
    ];

    /// <summary>What every machine has that is told nothing else.</summary>
    public static string Default { get; } = Merge(JsonDocument.Parse("{}").RootElement, null);

    /// <summary>The settings of a request, each that is absent as it was before.</summary>
    /// <param name="request">The request.</param>
    /// <param name="before">The settings so far; null for a new machine.</param>
    /// <exception cref="AwsException">InvalidLoggingConfiguration.</exception>
    public static string Read(Request request, string? before)
    {
        if (request.Inner("loggingConfiguration") is { } logging)
        {
            CheckLogging(logging);
        }

        return Merge(request.Body, before);
    }

    /// <summary>Writes the members into an answer.</summary>
    public static void Write(Utf8JsonWriter json, string settings)
    {
        using var document = JsonDocument.Parse(settings);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(json);
        }
    }

    private static string Merge(JsonElement given, string? before)
    {
        using var old = JsonDocument.Parse(before ?? "{}");
        var text = new StringBuilder("{");
        foreach (var (name, otherwise) in s_members)
        {
            var value = given.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
                ? member.GetRawText()
                : old.RootElement.TryGetProperty(name, out var kept) ? kept.GetRawText() : otherwise;
            text.Append(text.Length > 1 ? "," : "").Append('"').Append(name).Append("\":").Append(value);
        }

        return text.Append('}').ToString();
    }

    private static void CheckLogging(Request logging)
    {
        var level = logging.OptionalText("level") ?? "OFF";
        if (level is not ("ALL" or "ERROR" or "FATAL" or "OFF"))
        {
            throw Errors.Constraint(
                level, "loggingConfiguration.level", "Member must satisfy enum value set: [ALL, ERROR, FATAL, OFF]");
        }

        var destinations = logging.Structures("destinations")?.Count ?? 0;
        if (destinations > 1 || (level != "OFF" && destinations == 0))
        {
            throw Errors.InvalidLoggingConfiguration("Must specify exactly one Log Destination.");
        }
    }
}
