using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Faults;

/// <summary>The faults of this cloud: which requests are to fail. Kept in memory; a restart has none.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private List<Entry> _entries = [];
    private Random _random = new(0);
    private int _named;

    /// <summary>The scenario as JSON, with how often each rule was used.</summary>
    public string Json
    {
        get
        {
            lock (_gate)
            {
                var rules = _entries.Select(e => JsonSerializer.SerializeToNode(e.Rule, FaultJson.Default.FaultRule)!.AsObject()).ToList();
                for (var i = 0; i < rules.Count; i++)
                {
                    rules[i]["used"] = _entries[i].Used;
                }

                return new JsonObject { ["faults"] = new JsonArray([.. rules]) }.ToJsonString();
            }
        }
    }

    /// <summary>Replaces every rule.</summary>
    /// <param name="json"><c>{seed, faults: [{service, operation, kind, count, …}]}</c>.</param>
    /// <exception cref="AwsException">ValidationException: no scenario.</exception>
    public void Replace(string json)
    {
        var scenario = Parse(() => JsonSerializer.Deserialize(json, FaultJson.Default.FaultScenario)) ?? new FaultScenario();
        lock (_gate)
        {
            _random = new Random(scenario.Seed ?? 0);
            _entries = [.. (scenario.Faults ?? []).Select(Named)];
        }
    }

    /// <summary>Adds a rule behind the others.</summary>
    /// <param name="json">A rule.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="AwsException">ValidationException: no rule.</exception>
    public string Add(string json)
    {
        var rule = Parse(() => JsonSerializer.Deserialize(json, FaultJson.Default.FaultRule))
            ?? throw new AwsException("ValidationException", 400, "Not a fault: null");
        lock (_gate)
        {
            var entry = Named(rule);
            _entries.Add(entry);
            return entry.Rule.Id!;
        }
    }

    /// <summary>Removes a rule.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id)
    {
        lock (_gate)
        {
            return _entries.RemoveAll(e => e.Rule.Id == id) > 0;
        }
    }

    /// <summary>Removes every rule.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries = [];
        }
    }

    /// <summary>The fault that a request meets; null if it passes.</summary>
    internal FaultRule? Take(string service, string? operation)
    {
        lock (_gate)
        {
            return _entries.Find(e => e.Rule.Matches(service, operation) && e.TryUse(_random))?.Rule;
        }
    }

    private static T Parse<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException e)
        {
            throw new AwsException("ValidationException", 400, $"Not a {typeof(T).Name}: {e.Message}");
        }
    }

    private Entry Named(FaultRule rule) => new(rule.Id is null
        ? rule with { Id = string.Create(CultureInfo.InvariantCulture, $"fault-{++_named}") }
        : rule);

    private sealed class Entry(FaultRule rule)
    {
        private int _seen;

        public FaultRule Rule { get; } = rule;

        public int Used { get; private set; }

        public bool TryUse(Random random)
        {
            if (_seen++ < (Rule.Skip ?? 0)
                || Used >= (Rule.Count ?? int.MaxValue)
                || (Rule.Probability is { } chance && random.NextDouble() >= chance))
            {
                return false;
            }

            Used++;
            return true;
        }
    }
}
