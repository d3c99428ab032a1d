using System.Globalization;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Events = LocalCloud.Services.EventBridge.Delivery;
using Invocations = LocalCloud.Services.Lambda;

namespace LocalCloud.Host.Admin;

/// <summary>What the admin API tells of the services.</summary>
internal static class AdminReports
{
    /// <summary>Grants and denials since the start.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="onlyUnused">Leaves out the grants that were used.</param>
    public static JsonObject Iam(IRoles roles, bool onlyUnused) => new()
    {
        ["grants"] = new JsonArray([.. roles.Grants.Where(g => !onlyUnused || !g.Used).Select(g => new JsonObject
        {
            ["roleArn"] = g.RoleArn,
            ["action"] = g.Action,
            ["used"] = g.Used,
        })]),
        ["denials"] = new JsonArray([.. roles.Denials.Select(d => new JsonObject
        {
            ["principalArn"] = d.PrincipalArn,
            ["action"] = d.Action,
            ["resourceArn"] = d.ResourceArn,
        })]),
    };

    /// <summary>What could not be delivered.</summary>
    /// <param name="services">The services.</param>
    /// <param name="queues">ARNs of the template's queues.</param>
    public static JsonObject DeadLetters(IServiceProvider services, IReadOnlyList<string> queues)
    {
        var events = services.GetRequiredService<Events.DeadLetters>();
        var invocations = services.GetRequiredService<Invocations.DeadLetters>();
        return new JsonObject
        {
            ["events"] = new JsonArray([.. queues.SelectMany(events.Of).Select(letter => new JsonObject
            {
                ["queue"] = letter.QueueArn,
                ["body"] = letter.Body,
                ["attributes"] = letter.Attributes,
                ["time"] = Time(letter.CreatedAt),
            })]),
            ["invocations"] = new JsonArray([.. invocations.List().Select(letter => new JsonObject
            {
                ["requestId"] = letter.RequestId,
                ["function"] = letter.Function,
                ["destination"] = letter.Destination,
                ["record"] = letter.Record,
                ["time"] = Time(letter.FailedAt),
            })]),
        };
    }

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
