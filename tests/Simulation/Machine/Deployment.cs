using System.Text.Json;
using LocalCloud.Asl.Definitions;
using Testing;

namespace Simulation.Machine;

/// <summary>What is deployed: the state machine and the functions' timeouts, from the files that deploy.</summary>
public static class Deployment
{
    /// <summary>How long each function may take.</summary>
    public static IReadOnlyDictionary<string, TimeSpan> Timeouts { get; } = ReadTimeouts();

    /// <summary>The state machine.</summary>
    public static StateMachine Machine { get; } = Read(File.ReadAllText(Path.Combine(Repository.Root, "statemachine.asl.json")));

    /// <summary>Reads a definition whose functions are <c>${NameFunctionArn}</c>.</summary>
    public static StateMachine Read(string definition)
    {
        foreach (var name in Timeouts.Keys)
        {
            definition = definition.Replace($"${{{name}FunctionArn}}", $"arn:aws:lambda:us-east-1:000000000000:function:{name}", StringComparison.Ordinal);
        }

        var reading = DefinitionReader.Read(definition);
        return reading.Machine ?? throw new InvalidDataException(string.Join('\n', reading.Diagnostics));
    }

    private static Dictionary<string, TimeSpan> ReadTimeouts()
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "serverless.template")));
        return template.RootElement.GetProperty("Resources").EnumerateObject()
            .Where(resource => resource.Value.GetProperty("Type").GetString() == "AWS::Serverless::Function")
            .ToDictionary(
                resource => resource.Name[..^"Function".Length],
                resource => TimeSpan.FromSeconds(resource.Value.GetProperty("Properties").GetProperty("Timeout").GetInt32()));
    }
}
