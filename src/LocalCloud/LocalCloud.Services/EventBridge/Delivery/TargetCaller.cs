using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>Calls a target, by the kind of its ARN.</summary>
/// <remarks>The services are looked up at the call: they put events themselves, so to ask for them earlier would be a circle.</remarks>
internal sealed class TargetCaller(
    Lazy<IExecutions> executions,
    Lazy<ILambdaFunctions> functions,
    Lazy<EventBus> bus,
    Lazy<IEnumerable<ISdkActions>> actions,
    IAuthorizer authorizer)
{
    private const string Universal = "arn:aws:scheduler:::aws-sdk:";

    /// <summary>Whether there is anything here that could take deliveries for that ARN.</summary>
    public static bool Knows(string arn) => arn.Split(':') is ["arn", _, "states" or "lambda" or "events", ..]
        || arn.StartsWith(Universal, StringComparison.Ordinal);

    /// <exception cref="AwsException">What the target answered.</exception>
    public Task CallAsync(DueDelivery due, CancellationToken cancellationToken)
    {
        var delivery = due with { Input = ForThisAttempt(due) };
        return delivery.TargetArn.Split(':') switch
        {
            ["arn", _, "states", ..] => StartAsync(delivery, delivery.TargetArn, delivery.Dedup, delivery.Input, cancellationToken),
            ["arn", _, "lambda", ..] => InvokeAsync(delivery, cancellationToken),
            ["arn", _, "events", ..] => ForwardAsync(delivery, cancellationToken),
            _ when delivery.TargetArn.StartsWith(Universal, StringComparison.Ordinal) => CallActionAsync(delivery, cancellationToken),
            _ => throw new AwsException("ResourceNotFoundException", 404, $"Nothing here takes deliveries for {delivery.TargetArn}."),
        };
    }

    // A schedule's attributes that are new at every attempt.
    private static string ForThisAttempt(DueDelivery delivery) => delivery.IsScheduled
        ? delivery.Input
            .Replace("<aws.scheduler.execution-id>", Dedup.OfAttempt(delivery.Dedup, delivery.Attempts), StringComparison.Ordinal)
            .Replace("<aws.scheduler.attempt-number>", (delivery.Attempts + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        : delivery.Input;

    private async Task StartAsync(DueDelivery delivery, string machine, string? name, string input, CancellationToken cancellationToken)
    {
        Demand(delivery, "states:StartExecution", machine);
        try
        {
            await executions.Value.StartAsync(machine, name, input, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException again) when (again.Code == "ExecutionAlreadyExists" && name == delivery.Dedup)
        {
            // Delivered before; the answer was lost.
        }
    }

    private Task InvokeAsync(DueDelivery delivery, CancellationToken cancellationToken)
    {
        Demand(delivery, "lambda:InvokeFunction", delivery.TargetArn);
        return functions.Value.EnqueueAsync(delivery.TargetArn, Encoding.UTF8.GetBytes(delivery.Input), cancellationToken);
    }

    // The input is the event itself; a bus passes on what it was passed no further.
    private Task ForwardAsync(DueDelivery delivery, CancellationToken cancellationToken)
    {
        Demand(delivery, "events:PutEvents", delivery.TargetArn);
        var envelope = JsonElement.Parse(delivery.Input);
        var forwarded = new BusEvent
        {
            Source = envelope.Text("source") ?? "",
            DetailType = envelope.Text("detail-type") ?? "",
            Detail = envelope.Structure("detail")?.GetRawText() ?? "{}",
            Resources = envelope.Texts("resources") ?? [],
            Bus = delivery.TargetArn[(delivery.TargetArn.LastIndexOf('/') + 1)..],
            Time = envelope.TryGetProperty("time", out var time) && time.TryGetDateTimeOffset(out var at) ? at : null,
            Id = delivery.Dedup,
        };
        return bus.Value.ForwardAsync(forwarded, cancellationToken);
    }

    private Task CallActionAsync(DueDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.TargetArn[Universal.Length..].Split(':') is not [var service, var action])
        {
            throw new AwsException("ValidationException", 400, $"{delivery.TargetArn} names no action.");
        }

        if ((service, action) == ("sfn", "startExecution"))
        {
            var start = JsonElement.Parse(delivery.Input);
            return StartAsync(
                delivery,
                start.Text("StateMachineArn") ?? throw new AwsException("ValidationException", 400, "StateMachineArn is required."),
                start.Text("Name"),
                start.Text("Input") ?? "{}",
                cancellationToken);
        }

        var known = actions.Value.FirstOrDefault(a => a.SdkName == service && a.Actions.Contains(action))
            ?? throw new AwsException("ValidationException", 400, $"There is no action {service}:{action} here.");
        return known.CallAsync(action, delivery.Input, Caller(delivery), cancellationToken);
    }

    private void Demand(DueDelivery delivery, string action, string resource)
    {
        if (delivery.RoleArn is not null)
        {
            authorizer.Demand(Caller(delivery), action, resource);
        }
    }

    private static Caller Caller(DueDelivery delivery)
    {
        // arn:aws:iam::123456789012:role/path/name
        var parts = (delivery.RoleArn ?? delivery.SourceArn).Split(':');
        var account = parts.Length > 4 ? parts[4] : "";
        var region = delivery.SourceArn.Split(':') is [_, _, _, var r, ..] ? r : "";
        var arn = delivery.RoleArn is null
            ? $"arn:aws:iam::{account}:root"
            : $"arn:aws:sts::{account}:assumed-role/{parts[^1][(parts[^1].LastIndexOf('/') + 1)..]}/{delivery.Dedup}";
        return new Caller(account, arn, region, delivery.Dedup);
    }
}
