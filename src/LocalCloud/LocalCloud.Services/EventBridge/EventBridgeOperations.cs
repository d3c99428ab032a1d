using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Operations;
using LocalCloud.Services.EventBridge.Rules;

namespace LocalCloud.Services.EventBridge;

/// <summary>Every operation of EventBridge, as the wire and state machines both call it.</summary>
internal sealed class EventBridgeOperations
{
    public EventBridgeOperations(
        RuleBook rules, EventBus bus, RuleTimer timer, IAuthorizer authorizer, TimeProvider clock, IIdSource ids, CloudSettings settings)
    {
        var buses = new BusOperations(rules, authorizer, clock, settings);
        var ruleCalls = new RuleOperations(rules, timer, authorizer, clock, settings);
        var targets = new TargetOperations(rules, authorizer, settings);
        var puts = new PutEvents(bus, rules, authorizer, ids, settings);
        All = new Dictionary<string, Func<JsonElement, Caller, CancellationToken, Task<JsonObject>>>
        {
            ["CreateEventBus"] = buses.CreateAsync,
            ["DeleteEventBus"] = buses.DeleteAsync,
            ["DeleteRule"] = ruleCalls.DeleteAsync,
            ["DescribeEventBus"] = buses.DescribeAsync,
            ["DescribeRule"] = ruleCalls.DescribeAsync,
            ["DisableRule"] = ruleCalls.DisableAsync,
            ["EnableRule"] = ruleCalls.EnableAsync,
            ["ListEventBuses"] = buses.ListAsync,
            ["ListRuleNamesByTarget"] = ruleCalls.NamesByTargetAsync,
            ["ListRules"] = ruleCalls.ListAsync,
            ["ListTargetsByRule"] = targets.ListAsync,
            ["PutEvents"] = puts.RunAsync,
            ["PutRule"] = ruleCalls.PutAsync,
            ["PutTargets"] = targets.PutAsync,
            ["RemoveTargets"] = targets.RemoveAsync,
            ["TestEventPattern"] = ruleCalls.TestPatternAsync,
        }.ToFrozenDictionary();
    }

    /// <summary>By the operation's name.</summary>
    public FrozenDictionary<string, Func<JsonElement, Caller, CancellationToken, Task<JsonObject>>> All { get; }
}
