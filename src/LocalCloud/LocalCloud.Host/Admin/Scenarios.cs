using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Host.Admin;

/// <summary>A scenario of faults, from a file or an admin call: <c>{seed, faults: […], events: […]}</c>.</summary>
internal static class Scenarios
{
    /// <summary>Puts a scenario in the place of the one before; nothing is changed if a part of it is wrong.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void Apply(IServiceProvider services, JsonObject scenario)
    {
        var requests = scenario.DeepClone().AsObject();
        var events = EventFaults.Read(requests["events"]?.ToJsonString() ?? "[]");
        requests.Remove("events");
        services.GetRequiredService<FaultPlan>().Replace(requests.ToJsonString());
        services.GetRequiredService<EventFaults>().Replace(events);
    }
}
