using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Host.Admin;

/// <summary>The admin calls on events: what goes wrong with them, and events that no client may put.</summary>
internal static class AdminEvents
{
    /// <summary>Mounts them.</summary>
    public static void Map(WebApplication app)
    {
        var faults = app.Services.GetRequiredService<EventFaults>();
        var bus = app.Services.GetRequiredService<IEventBus>();
        JsonObject Show() => new() { ["events"] = JsonNode.Parse(faults.Json) };

        AdminApi.Add(app, "GET", "event-faults", _ => AdminApi.Done(Show()));
        AdminApi.Add(app, "PUT", "event-faults", async call =>
        {
            faults.Replace(EventFaults.Read((await AdminApi.ReadAsync(call))["events"]?.ToJsonString() ?? "[]"));
            return Show();
        });
        AdminApi.Add(app, "POST", "event-faults", async call =>
        {
            faults.Arrange(EventFaults.Read($"[{(await AdminApi.ReadAsync(call)).ToJsonString()}]")[0]);
            return Show();
        });
        AdminApi.Add(app, "DELETE", "event-faults", _ =>
        {
            faults.Clear();
            return AdminApi.Done(Show());
        });
        AdminApi.Add(app, "POST", "events", async call =>
        {
            await bus.PutAsync([Event(await AdminApi.ReadAsync(call))], call.RequestAborted);
            return new JsonObject();
        });
    }

    private static BusEvent Event(JsonObject input) => new()
    {
        Source = Text(input, "source") ?? throw Invalid("source is required."),
        DetailType = Text(input, "detailType") ?? throw Invalid("detailType is required."),
        Detail = input["detail"] switch
        {
            null => "{}",
            JsonObject detail => detail.ToJsonString(),
            _ => throw Invalid("detail must be an object."),
        },
        Resources = input["resources"] is JsonArray resources ? [.. resources.Select(r => r?.ToString() ?? "")] : [],
        Bus = Text(input, "bus") ?? "default",
        Id = Text(input, "id"),
        Time = Text(input, "time") is not { } time ? null
            : DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at
            : throw Invalid("time must be a time."),
    };

    private static string? Text(JsonObject input, string member) => input[member] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw Invalid($"{member} must be a string."),
    };

    private static AwsException Invalid(string message) => new("ValidationException", 400, message);
}
