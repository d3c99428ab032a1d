using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class LoggingConfiguration
{
    public LogLevel Level { get; set; }

    public bool? IncludeExecutionData { get; set; }

    public List<LogDestination> Destinations { get; set; }

    internal static LoggingConfiguration Read(JsonElement json) => new()
    {
        Level = json.Text("level"),
        IncludeExecutionData = json.Bool("includeExecutionData"),
        Destinations = json.List("destinations", LogDestination.Read),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("level", Level);
        json.Put("includeExecutionData", IncludeExecutionData);
        json.Put("destinations", Destinations, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class LogDestination
{
    public CloudWatchLogsLogGroup CloudWatchLogsLogGroup { get; set; }

    internal static LogDestination Read(JsonElement json) => new()
    {
        CloudWatchLogsLogGroup = json.Object("cloudWatchLogsLogGroup", CloudWatchLogsLogGroup.Read),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("cloudWatchLogsLogGroup", CloudWatchLogsLogGroup, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class CloudWatchLogsLogGroup
{
    public string LogGroupArn { get; set; }

    internal static CloudWatchLogsLogGroup Read(JsonElement json) => new()
    {
        LogGroupArn = json.Text("logGroupArn"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("logGroupArn", LogGroupArn);
        json.WriteEndObject();
    }
}

public class TracingConfiguration
{
    public bool? Enabled { get; set; }

    internal static TracingConfiguration Read(JsonElement json) => new()
    {
        Enabled = json.Bool("enabled"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("enabled", Enabled);
        json.WriteEndObject();
    }
}

public class EncryptionConfiguration
{
    public EncryptionType Type { get; set; }

    public string KmsKeyId { get; set; }

    public int? KmsDataKeyReusePeriodSeconds { get; set; }

    internal static EncryptionConfiguration Read(JsonElement json) => new()
    {
        Type = json.Text("type"),
        KmsKeyId = json.Text("kmsKeyId"),
        KmsDataKeyReusePeriodSeconds = json.Int("kmsDataKeyReusePeriodSeconds"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("type", Type);
        json.Put("kmsKeyId", KmsKeyId);
        json.Put("kmsDataKeyReusePeriodSeconds", KmsDataKeyReusePeriodSeconds);
        json.WriteEndObject();
    }
}

public class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }

    internal static Tag Read(JsonElement json) => new()
    {
        Key = json.Text("key"),
        Value = json.Text("value"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("key", Key);
        json.Put("value", Value);
        json.WriteEndObject();
    }
}
