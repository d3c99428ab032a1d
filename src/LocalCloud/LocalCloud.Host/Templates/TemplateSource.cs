using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>A parsed template and what its names mean: nothing in it is evaluated yet.</summary>
/// <param name="Root">The whole document.</param>
/// <param name="Settings">What it is read with.</param>
/// <param name="Faults">Where faults go.</param>
internal sealed record TemplateSource(JsonObject Root, TemplateSettings Settings, TemplateFaults Faults)
{
    public JsonObject Parameters => Section("Parameters");

    public JsonObject Mappings => Section("Mappings");

    public JsonObject Conditions => Section("Conditions");

    public JsonObject Resources => Section("Resources");

    public JsonObject Outputs => Section("Outputs");

    public JsonObject Globals => Section("Globals");

    /// <summary>The Type of a resource; null if there is no such resource.</summary>
    public string? TypeOf(string logicalId) =>
        Resources[logicalId] is JsonObject resource && resource["Type"] is JsonValue type ? type.ToString() : null;

    private JsonObject Section(string name) => Root[name] as JsonObject ?? [];
}
