using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws.EventBridge;

/// <summary>EventBridge over the SDK.</summary>
/// <param name="client">The client.</param>
/// <param name="bus">Name or ARN of the bus.</param>
/// <param name="source">The source of our events.</param>
internal sealed class EventBridgeAnnouncer(IAmazonEventBridge client, string bus, string source) : IAnnouncer
{
    /// <inheritdoc/>
    public async Task AnnounceAsync(CompletionEvent completion, CancellationToken cancellationToken)
    {
        PutEventsResponse answer;
        try
        {
            var entry = new PutEventsRequestEntry
            {
                EventBusName = bus,
                Source = source,
                DetailType = completion.DetailType,
                Time = completion.Time.UtcDateTime,
                Resources = [.. completion.Resources],
                Detail = completion.Detail,
            };
            answer = await client.PutEventsAsync(new PutEventsRequest { Entries = [entry] }, cancellationToken);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "PutEvents");
        }

        // The call itself succeeds even if the bus refused every entry.
        if (answer.FailedEntryCount > 0)
        {
            var refused = answer.Entries?.FirstOrDefault(entry => entry.ErrorCode is not null);
            throw new WorldUnavailable($"PutEvents: bus {bus} refused the event: {refused?.ErrorCode}: {refused?.ErrorMessage}");
        }
    }
}
