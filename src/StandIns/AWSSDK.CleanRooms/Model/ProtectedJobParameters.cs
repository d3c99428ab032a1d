using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class ProtectedJobParameters
{
    public string AnalysisTemplateArn { get; set; }

    public Dictionary<string, string> Parameters { get; set; }

    internal static ProtectedJobParameters Read(JsonElement json) => new()
    {
        AnalysisTemplateArn = json.Text("analysisTemplateArn"),
        Parameters = json.TextMap("parameters"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("analysisTemplateArn", AnalysisTemplateArn);
        json.Put("parameters", Parameters);
        json.WriteEndObject();
    }
}
