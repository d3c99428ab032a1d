using System.Text.Json;
using Amazon.Lambda.Core;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Functions.Hosting;

/// <summary>What every state of the machine passes to its function; the machine's Payload templates are the other side of it.</summary>
/// <param name="Step">The invocation.</param>
/// <param name="Request">The execution's input, whatever it is.</param>
/// <param name="Document">The whole payload, for what only some states pass.</param>
/// <param name="Context">The invocation, as Lambda tells it.</param>
internal sealed record StepInput(Step Step, JsonElement Request, JsonElement Document, ILambdaContext Context)
{
    /// <summary>The token that a waiting state passes.</summary>
    public string TaskToken => Document.GetProperty("taskToken").GetString()!;

    /// <summary>Reads a payload.</summary>
    /// <exception cref="KeyNotFoundException">It is not one of the machine's.</exception>
    public static StepInput Read(JsonElement payload, ILambdaContext context)
    {
        var run = payload.GetProperty("run");
        var identity = new RunIdentity(
            run.GetProperty("id").GetString()!,
            run.GetProperty("executionArn").GetString()!,
            run.GetProperty("startedAt").GetDateTimeOffset(),
            run.GetProperty("redriveCount").GetInt32());
        var step = new Step(
            identity,
            payload.GetProperty("enteredAt").GetDateTimeOffset(),
            payload.GetProperty("retryCount").GetInt32(),
            context.RemainingTime);
        return new StepInput(step, payload.GetProperty("request"), payload, context);
    }

    /// <summary>The error that a Catch passed on.</summary>
    public static CaughtError CaughtBy(JsonElement error)
    {
        return new CaughtError(Word("Error") ?? "Unknown", Word("Cause"));

        string? Word(string name) =>
            error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String
                ? word.GetString()
                : null;
    }
}
