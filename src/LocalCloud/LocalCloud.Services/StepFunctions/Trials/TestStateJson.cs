using System.Text.Json;
using LocalCloud.Asl.Trials;
using LocalCloud.Services.StepFunctions.Requests;

namespace LocalCloud.Services.StepFunctions.Trials;

/// <summary>TestState's answer.</summary>
internal static class TestStateJson
{
    public static void Write(Utf8JsonWriter json, TrialOutcome outcome, bool isInspected)
    {
        json.WriteString("status", outcome.Status switch
        {
            TrialStatus.Succeeded => "SUCCEEDED",
            TrialStatus.Retriable => "RETRIABLE",
            TrialStatus.CaughtError => "CAUGHT_ERROR",
            _ => "FAILED",
        });
        json.WriteSome("output", outcome.Output?.ToText());
        json.WriteSome("error", outcome.Error);
        json.WriteSome("cause", outcome.Cause);
        json.WriteSome("nextState", outcome.NextState);
        if (isInspected)
        {
            json.WriteStartObject("inspectionData");
            Write(json, outcome.Inspection);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, TrialInspection inspection)
    {
        foreach (var (name, value) in inspection.Stages)
        {
            json.WriteString(name, value.ToText());
        }

        WriteSome(json, "maxConcurrency", inspection.MaxConcurrency);
        WriteSome(json, "toleratedFailureCount", inspection.ToleratedFailureCount);
        WriteSome(json, "toleratedFailurePercentage", inspection.ToleratedFailurePercentage);
        if (inspection.CatchIndex is not null || inspection.RetryIndex is not null)
        {
            json.WriteStartObject("errorDetails");
            WriteSome(json, "catchIndex", inspection.CatchIndex);
            WriteSome(json, "retryIndex", inspection.RetryIndex);
            WriteSome(json, "retryBackoffIntervalSeconds", inspection.RetryDelay is { } delay ? Math.Round(delay.TotalSeconds) : null);
            json.WriteEndObject();
        }
    }

    private static void WriteSome(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }
}
