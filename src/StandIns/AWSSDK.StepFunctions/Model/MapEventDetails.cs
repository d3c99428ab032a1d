using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class MapStateStartedEventDetails
{
    public int? Length { get; set; }

    internal static MapStateStartedEventDetails Read(JsonElement json) => new()
    {
        Length = json.Int("length"),
    };
}

public class MapIterationEventDetails
{
    public string Name { get; set; }

    public int? Index { get; set; }

    internal static MapIterationEventDetails Read(JsonElement json) => new()
    {
        Name = json.Text("name"),
        Index = json.Int("index"),
    };
}

public class MapRunStartedEventDetails
{
    public string MapRunArn { get; set; }

    internal static MapRunStartedEventDetails Read(JsonElement json) => new()
    {
        MapRunArn = json.Text("mapRunArn"),
    };
}

public class MapRunFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static MapRunFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class MapRunRedrivenEventDetails
{
    public string MapRunArn { get; set; }

    public int? RedriveCount { get; set; }

    internal static MapRunRedrivenEventDetails Read(JsonElement json) => new()
    {
        MapRunArn = json.Text("mapRunArn"),
        RedriveCount = json.Int("redriveCount"),
    };
}
