using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class Target
{
    public string Id { get; set; }

    public string Arn { get; set; }

    public string RoleArn { get; set; }

    public string Input { get; set; }

    public string InputPath { get; set; }

    public InputTransformer InputTransformer { get; set; }

    public DeadLetterConfig DeadLetterConfig { get; set; }

    public RetryPolicy RetryPolicy { get; set; }

    public SqsParameters SqsParameters { get; set; }

    internal static Target Read(JsonElement json) => new()
    {
        Id = json.Text("Id"),
        Arn = json.Text("Arn"),
        RoleArn = json.Text("RoleArn"),
        Input = json.Text("Input"),
        InputPath = json.Text("InputPath"),
        InputTransformer = json.Object("InputTransformer", InputTransformer.Read),
        DeadLetterConfig = json.Object("DeadLetterConfig", DeadLetterConfig.Read),
        RetryPolicy = json.Object("RetryPolicy", RetryPolicy.Read),
        SqsParameters = json.Object("SqsParameters", SqsParameters.Read),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Id", Id);
        json.Put("Arn", Arn);
        json.Put("RoleArn", RoleArn);
        json.Put("Input", Input);
        json.Put("InputPath", InputPath);
        json.Put("InputTransformer", InputTransformer, static (item, writer) => item.Write(writer));
        json.Put("DeadLetterConfig", DeadLetterConfig, static (item, writer) => item.Write(writer));
        json.Put("RetryPolicy", RetryPolicy, static (item, writer) => item.Write(writer));
        json.Put("SqsParameters", SqsParameters, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class InputTransformer
{
    public Dictionary<string, string> InputPathsMap { get; set; }

    public string InputTemplate { get; set; }

    internal static InputTransformer Read(JsonElement json) => new()
    {
        InputPathsMap = json.TextMap("InputPathsMap"),
        InputTemplate = json.Text("InputTemplate"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("InputPathsMap", InputPathsMap);
        json.Put("InputTemplate", InputTemplate);
        json.WriteEndObject();
    }
}

public class DeadLetterConfig
{
    public string Arn { get; set; }

    internal static DeadLetterConfig Read(JsonElement json) => new()
    {
        Arn = json.Text("Arn"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Arn", Arn);
        json.WriteEndObject();
    }
}

public class RetryPolicy
{
    public int? MaximumRetryAttempts { get; set; }

    public int? MaximumEventAgeInSeconds { get; set; }

    internal static RetryPolicy Read(JsonElement json) => new()
    {
        MaximumRetryAttempts = json.Int("MaximumRetryAttempts"),
        MaximumEventAgeInSeconds = json.Int("MaximumEventAgeInSeconds"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("MaximumRetryAttempts", MaximumRetryAttempts);
        json.Put("MaximumEventAgeInSeconds", MaximumEventAgeInSeconds);
        json.WriteEndObject();
    }
}

public class SqsParameters
{
    public string MessageGroupId { get; set; }

    internal static SqsParameters Read(JsonElement json) => new()
    {
        MessageGroupId = json.Text("MessageGroupId"),
    };

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("MessageGroupId", MessageGroupId);
        json.WriteEndObject();
    }
}
