using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

/// <summary>A union with one member so far.</summary>
public class ProtectedJobComputeConfiguration
{
    public ProtectedJobWorkerComputeConfiguration Worker { get; set; }

    internal static ProtectedJobComputeConfiguration Read(JsonElement json) => new()
    {
        Worker = json.Object("worker", ProtectedJobWorkerComputeConfiguration.Read),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("worker", Worker, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

/// <summary>Number is 4 to 1024.</summary>
public class ProtectedJobWorkerComputeConfiguration
{
    public ProtectedJobWorkerComputeType Type { get; set; }

    public int? Number { get; set; }

    public WorkerComputeConfigurationProperties Properties { get; set; }

    internal static ProtectedJobWorkerComputeConfiguration Read(JsonElement json) => new()
    {
        Type = json.Text("type"),
        Number = json.Int("number"),
        Properties = json.Object("properties", WorkerComputeConfigurationProperties.Read),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("type", Type);
        json.Put("number", Number);
        json.Put("properties", Properties, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

/// <summary>A union with one member so far; at most 50 Spark properties.</summary>
public class WorkerComputeConfigurationProperties
{
    public Dictionary<string, string> Spark { get; set; }

    internal static WorkerComputeConfigurationProperties Read(JsonElement json) => new()
    {
        Spark = json.TextMap("spark"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("spark", Spark);
        json.WriteEndObject();
    }
}
