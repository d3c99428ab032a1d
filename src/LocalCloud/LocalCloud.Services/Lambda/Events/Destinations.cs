using System.Text;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda.Events;

/// <summary>Delivers the record of an event that was given up to where its function says.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>destination</term><description>delivery</description></listheader>
/// <item><term>a function</term><description>is invoked with the record, asynchronously</description></item>
/// <item><term>an event bus</term><description>gets an event of source <c>lambda</c>, whose id is the event's: twice is once</description></item>
/// <item><term>a queue, a topic</term><description>the dead letters</description></item>
/// <item><term>none</term><description>the record is dropped</description></item>
/// </list>
/// </remarks>
internal sealed class Destinations(EventStore store, IIdSource ids, Func<IEventBus?> bus)
{
    public async Task DeliverAsync(QueuedEvent item, string functionArn, string? destination, byte[] record)
    {
        switch (destination?.Split(':'))
        {
            case null or [""]:
                await store.DoneAsync(item.Id);
                break;
            case [_, _, "lambda", ..]:
                await store.HandOnAsync(item.Id, ids.NewUuid(), FunctionName.Parse(destination).Name, record);
                break;
            case [_, _, "events", .., var last] when bus() is { } target:
                await target.PutAsync([EventOf(item, functionArn, record, last)], CancellationToken.None);
                await store.DoneAsync(item.Id);
                break;
            default:
                await store.BuryAsync(item, destination, record);
                break;
        }
    }

    private static BusEvent EventOf(QueuedEvent item, string functionArn, byte[] record, string busPart) => new()
    {
        Source = "lambda",
        DetailType = "Lambda Function Invocation Result - Failure",
        Detail = Encoding.UTF8.GetString(record),
        Resources = [functionArn + ":$LATEST"],
        Bus = busPart[(busPart.LastIndexOf('/') + 1)..],
        Id = item.Id,
    };
}
