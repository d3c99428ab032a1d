using System.Text.Json;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.History;

/// <summary>The details of a history event; several types share a shape.</summary>
public abstract record EventDetails
{
    private EventDetails()
    {
    }

    /// <summary>The member of the event that holds these details, e.g. <c>stateEnteredEventDetails</c>.</summary>
    internal virtual string PropertyName(HistoryEventType type) => DetailsName.Of(type);

    internal abstract void Write(Utf8JsonWriter writer, bool data);

    private static void WriteData(Utf8JsonWriter writer, bool data, string name, string details, JsonValue value)
    {
        if (data)
        {
            writer.WriteString(name, value.ToText());
            writer.WriteStartObject(details);
            writer.WriteBoolean("truncated", false);
            writer.WriteEndObject();
        }
    }

    private static void WriteSome(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteSome(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteCredentials(Utf8JsonWriter writer, string? roleArn)
    {
        if (roleArn is not null)
        {
            writer.WriteStartObject("taskCredentials");
            writer.WriteString("roleArn", roleArn);
            writer.WriteEndObject();
        }
    }

    private static void WriteResource(Utf8JsonWriter writer, TaskResource resource)
    {
        writer.WriteString("resourceType", resource.Service);
        writer.WriteString("resource", resource.Action);
    }

    /// <summary>ExecutionStarted.</summary>
    /// <param name="Input">The input.</param>
    /// <param name="RoleArn">The role.</param>
    /// <param name="AliasArn">The alias it was started through.</param>
    /// <param name="VersionArn">The version it was started through.</param>
    public sealed record ExecutionStarted(JsonValue Input, string RoleArn, string? AliasArn, string? VersionArn)
        : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            WriteData(writer, data, "input", "inputDetails", Input);
            writer.WriteString("roleArn", RoleArn);
            WriteSome(writer, "stateMachineAliasArn", AliasArn);
            WriteSome(writer, "stateMachineVersionArn", VersionArn);
        }
    }

    /// <summary>ExecutionSucceeded, LambdaFunctionSucceeded, ActivitySucceeded.</summary>
    /// <param name="Output">The output.</param>
    public sealed record Succeeded(JsonValue Output) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data) =>
            WriteData(writer, data, "output", "outputDetails", Output);
    }

    /// <summary>ExecutionFailed, ExecutionAborted, ExecutionTimedOut, MapRunFailed and Lambda's and activities' failures: what is absent is left out.</summary>
    /// <param name="Error">The error.</param>
    /// <param name="Cause">The cause.</param>
    public sealed record Failed(string? Error, string? Cause) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            WriteSome(writer, "error", Error);
            WriteSome(writer, "cause", Cause);
        }
    }

    /// <summary>ExecutionRedriven.</summary>
    /// <param name="RedriveCount">How often it was redriven, this one included.</param>
    public sealed record ExecutionRedriven(int RedriveCount) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data) =>
            writer.WriteNumber("redriveCount", RedriveCount);
    }

    /// <summary>EvaluationFailed: an expression of a variable or of JSONata.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Error">States.QueryEvaluationError.</param>
    /// <param name="Cause">What went wrong.</param>
    /// <param name="Location">The field, where it is known.</param>
    public sealed record EvaluationFailed(string State, string Error, string Cause, string? Location) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            writer.WriteString("cause", Cause);
            writer.WriteString("error", Error);
            WriteSome(writer, "location", Location);
            writer.WriteString("state", State);
        }
    }

    /// <summary>…StateEntered.</summary>
    /// <param name="Name">The state.</param>
    /// <param name="Input">Its raw input.</param>
    public sealed record StateEntered(string Name, JsonValue Input) : EventDetails
    {
        internal override string PropertyName(HistoryEventType type) => "stateEnteredEventDetails";

        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            writer.WriteString("name", Name);
            WriteData(writer, data, "input", "inputDetails", Input);
        }
    }

    /// <summary>…StateExited.</summary>
    /// <param name="Name">The state.</param>
    /// <param name="Output">Its output.</param>
    /// <param name="Assigned">The variables that Assign set, or null without one.</param>
    public sealed record StateExited(string Name, JsonValue Output, JsonObject? Assigned) : EventDetails
    {
        internal override string PropertyName(HistoryEventType type) => "stateExitedEventDetails";

        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            writer.WriteString("name", Name);
            WriteData(writer, data, "output", "outputDetails", Output);
            if (Assigned is not null && data)
            {
                writer.WriteStartObject("assignedVariables");
                foreach (var (name, value) in Assigned.Members)
                {
                    writer.WriteString(name, value.ToText());
                }

                writer.WriteEndObject();
                writer.WriteStartObject("assignedVariablesDetails");
                writer.WriteBoolean("truncated", false);
                writer.WriteEndObject();
            }
        }
    }

    /// <summary>LambdaFunctionScheduled, ActivityScheduled.</summary>
    /// <param name="Resource">The function's or activity's ARN.</param>
    /// <param name="Input">The payload.</param>
    /// <param name="TimeoutSeconds">Seconds until it times out.</param>
    /// <param name="HeartbeatSeconds">Seconds between heartbeats.</param>
    /// <param name="RoleArn">The role of the state's Credentials.</param>
    public sealed record Scheduled(
        string Resource, JsonValue Input, long? TimeoutSeconds, long? HeartbeatSeconds, string? RoleArn) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            writer.WriteString("resource", Resource);
            WriteData(writer, data, "input", "inputDetails", Input);
            WriteSome(writer, "timeoutInSeconds", TimeoutSeconds);
            WriteSome(writer, "heartbeatInSeconds", HeartbeatSeconds);
            WriteCredentials(writer, RoleArn);
        }
    }

    /// <summary>ActivityStarted.</summary>
    /// <param name="WorkerName">The worker, if it gave its name.</param>
    public sealed record WorkerStarted(string? WorkerName) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data) => WriteSome(writer, "workerName", WorkerName);
    }

    /// <summary>TaskScheduled.</summary>
    /// <param name="Resource">The integration.</param>
    /// <param name="Region">The region.</param>
    /// <param name="Parameters">The parameters.</param>
    /// <param name="TimeoutSeconds">Seconds until it times out.</param>
    /// <param name="HeartbeatSeconds">Seconds between heartbeats.</param>
    /// <param name="RoleArn">The role of the state's Credentials.</param>
    public sealed record TaskScheduled(
        TaskResource Resource,
        string Region,
        JsonValue Parameters,
        long? TimeoutSeconds,
        long? HeartbeatSeconds,
        string? RoleArn) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            WriteResource(writer, Resource);
            writer.WriteString("region", Region);
            writer.WriteString("parameters", data ? Parameters.ToText() : "");
            WriteSome(writer, "timeoutInSeconds", TimeoutSeconds);
            WriteSome(writer, "heartbeatInSeconds", HeartbeatSeconds);
            WriteCredentials(writer, RoleArn);
        }
    }

    /// <summary>TaskStarted.</summary>
    /// <param name="Resource">The integration.</param>
    public sealed record TaskStarted(TaskResource Resource) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data) => WriteResource(writer, Resource);
    }

    /// <summary>TaskSubmitted, TaskSucceeded.</summary>
    /// <param name="Resource">The integration.</param>
    /// <param name="Output">What it answered.</param>
    public sealed record TaskOutput(TaskResource Resource, JsonValue Output) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            WriteResource(writer, Resource);
            WriteData(writer, data, "output", "outputDetails", Output);
        }
    }

    /// <summary>TaskFailed, TaskTimedOut.</summary>
    /// <param name="Resource">The integration.</param>
    /// <param name="Error">The error.</param>
    /// <param name="Cause">The cause.</param>
    public sealed record TaskFailed(TaskResource Resource, string? Error, string? Cause) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            WriteResource(writer, Resource);
            WriteSome(writer, "error", Error);
            WriteSome(writer, "cause", Cause);
        }
    }

    /// <summary>MapStateStarted.</summary>
    /// <param name="Length">The number of items; 0 where an ItemReader brings them.</param>
    public sealed record MapStateStarted(int Length) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data) => writer.WriteNumber("length", Length);
    }

    /// <summary>MapIterationStarted, -Succeeded, -Failed, -Aborted.</summary>
    /// <param name="Name">The Map state.</param>
    /// <param name="Index">The item's index from 0.</param>
    public sealed record MapIteration(string Name, int Index) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            writer.WriteString("name", Name);
            writer.WriteNumber("index", Index);
        }
    }

    /// <summary>MapRunStarted, MapRunRedriven.</summary>
    /// <param name="Arn">The Map run's ARN.</param>
    /// <param name="RedriveCount">MapRunRedriven's count; else null.</param>
    public sealed record MapRun(string Arn, int? RedriveCount) : EventDetails
    {
        internal override void Write(Utf8JsonWriter writer, bool data)
        {
            writer.WriteString("mapRunArn", Arn);
            WriteSome(writer, "redriveCount", RedriveCount);
        }
    }
}
