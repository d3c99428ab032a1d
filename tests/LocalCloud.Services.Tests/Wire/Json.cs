using System.Text.Json.Nodes;

namespace LocalCloud.Services.Tests.Wire;

/// <summary>Looks into JSON text.</summary>
internal static class Json
{
    public static string? Text(string json, string member) => (string?)JsonNode.Parse(json)![member];
}
