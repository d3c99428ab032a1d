using System.Text;
using System.Text.Json;
using LocalCloud.Services.StepFunctions.Executions;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>The detail of a <c>Step Functions Execution Status Change</c> event.</summary>
internal static class StatusDetail
{
    // Data above this is left out: AWS keeps these events below the limit of the bus as it was.
    private const int LargestData = 248 * 1024;

    public static string Write(ExecutionRecord execution, StatusChange change)
    {
        // The row may have moved on since; the event tells of its own moment.
        var ended = change.Status != ExecutionRecord.Running;
        var current = ended && execution.Status == change.Status && execution.RedriveCount == change.RedriveCount;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Writing))
        {
            json.WriteStartObject();
            json.WriteString("executionArn", execution.Arn);
            json.WriteString("stateMachineArn", execution.MachineArn);
            json.WriteString("name", execution.Name);
            json.WriteString("status", change.Status);
            json.WriteNumber("startDate", execution.StartedAt);
            WriteNumber(json, "stopDate", ended ? change.At : null);
            WriteData(json, "input", execution.Input, execution.Input.Length <= LargestData);
            WriteData(json, "output", current ? execution.Output : null, Fits(execution));
            json.WriteString("error", current ? execution.Error : null);
            json.WriteString("cause", current ? execution.Cause : null);
            json.WriteString("stateMachineVersionArn", execution.VersionArn);
            json.WriteString("stateMachineAliasArn", execution.AliasArn);
            json.WriteNumber("redriveCount", change.RedriveCount);
            WriteNumber(json, "redriveDate", change.RedriveCount > 0 ? execution.RedrivenAt : null);
            var redrive = RedriveRules.Judge(execution with { Status = change.Status, StoppedAt = ended ? change.At : null }, change.At);
            json.WriteString("redriveStatus", redrive.Status);
            json.WriteString("redriveStatusReason", redrive.Reason is null ? null : redrive.Reason + ".");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static bool Fits(ExecutionRecord execution) =>
        execution.Input.Length + (execution.Output?.Length ?? 0) <= LargestData;

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } given)
        {
            json.WriteNumber(name, given);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteData(Utf8JsonWriter json, string name, string? data, bool fits)
    {
        json.WriteString(name, fits ? data : null);
        if (data is null)
        {
            json.WriteNull(name + "Details");
            return;
        }

        json.WriteStartObject(name + "Details");
        json.WriteBoolean("included", fits);
        json.WriteEndObject();
    }
}
