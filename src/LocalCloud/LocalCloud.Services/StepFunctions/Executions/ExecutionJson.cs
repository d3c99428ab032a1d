using System.Text.Json;
using LocalCloud.Services.StepFunctions.Requests;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>Executions in answers.</summary>
internal static class ExecutionJson
{
    /// <summary>DescribeExecution.</summary>
    public static void Write(Utf8JsonWriter json, ExecutionRecord execution, RedriveVerdict redrive, bool metadataOnly)
    {
        WriteListed(json, execution);
        json.WriteSome("traceHeader", execution.TraceHeader);
        WriteData(json, "input", execution.Input, !metadataOnly);
        WriteData(json, "output", execution.Output, !metadataOnly);
        json.WriteSome("error", execution.Error);
        json.WriteSome("cause", execution.Cause);
        json.WriteString("redriveStatus", redrive.Status);
        json.WriteSome("redriveStatusReason", redrive.Reason);
    }

    /// <summary>An item of ListExecutions.</summary>
    public static void WriteListed(Utf8JsonWriter json, ExecutionRecord execution)
    {
        json.WriteString("executionArn", execution.Arn);
        json.WriteString("stateMachineArn", execution.MachineArn);
        json.WriteString("name", execution.Name);
        json.WriteString("status", execution.Status);
        json.WriteTime("startDate", execution.StartedAt);
        json.WriteTime("stopDate", execution.StoppedAt);
        json.WriteSome("mapRunArn", execution.MapRunArn);
        if (execution.ItemCount is { } items)
        {
            json.WriteNumber("itemCount", items);
        }

        json.WriteSome("stateMachineVersionArn", execution.VersionArn);
        json.WriteSome("stateMachineAliasArn", execution.AliasArn);
        json.WriteNumber("redriveCount", execution.RedriveCount);
        json.WriteTime("redriveDate", execution.RedrivenAt);
    }

    /// <summary>StartSyncExecution.</summary>
    public static void WriteSync(Utf8JsonWriter json, ExecutionRecord execution)
    {
        json.WriteString("executionArn", execution.Arn);
        json.WriteString("stateMachineArn", execution.MachineArn);
        json.WriteString("name", execution.Name);
        json.WriteTime("startDate", execution.StartedAt);
        json.WriteTime("stopDate", execution.StoppedAt);

        // The API has no ABORTED here: one that was stopped has failed.
        json.WriteString(
            "status", execution.Status == ExecutionRecord.Aborted ? ExecutionRecord.Failed : execution.Status);
        WriteData(json, "input", execution.Input, true);
        WriteData(json, "output", execution.Output, true);
        json.WriteSome("error", execution.Error);
        json.WriteSome("cause", execution.Cause);
        json.WriteSome("traceHeader", execution.TraceHeader);
        json.WriteStartObject("billingDetails");
        json.WriteNumber("billedMemoryUsedInMB", 64);
        var milliseconds = execution.StoppedAt.GetValueOrDefault(execution.StartedAt) - execution.StartedAt;
        json.WriteNumber("billedDurationInMilliseconds", Math.Max(1, (milliseconds + 99) / 100) * 100);
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, string name, string? data, bool included)
    {
        if (data is null)
        {
            return;
        }

        json.WriteSome(name, included ? data : null);
        json.WriteStartObject(name + "Details");
        json.WriteBoolean("included", included);
        json.WriteEndObject();
    }
}
