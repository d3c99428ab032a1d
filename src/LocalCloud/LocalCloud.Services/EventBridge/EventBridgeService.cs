using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.EventBridge;

/// <summary>EventBridge on the wire.</summary>
internal sealed class EventBridgeService : IAwsService
{
    private readonly AwsJsonOperations _operations = new("AWSEvents");

    public EventBridgeService(EventBridgeOperations operations)
    {
        foreach (var (name, run) in operations.All)
        {
            _operations.Add(name, call => run(call.Input, call.Caller, call.Aborted));
        }
    }

    public string SigningName => "events";

    public WireProtocol Protocol => WireProtocol.AwsJson;

    public Task HandleAsync(HttpContext context, Caller caller) => _operations.HandleAsync(context, caller);
}
