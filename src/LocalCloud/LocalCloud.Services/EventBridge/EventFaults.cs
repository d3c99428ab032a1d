using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.EventBridge;

/// <summary>What the event bus and the scheduler do wrong when they are asked to, so that their users can be tested against it.</summary>
public sealed class EventFaults
{
    private readonly Lock _gate = new();
    private readonly List<EventFault> _arranged = [];
    private volatile bool _deliversTwice;

    /// <summary>At least once, to the letter: whether every delivery, of rules and of schedules, is made twice. Default false.</summary>
    public bool DeliversTwice
    {
        get => _deliversTwice;
        set => _deliversTwice = value;
    }

    /// <summary>What has not happened yet, as JSON: a list of faults.</summary>
    public string Json
    {
        get
        {
            lock (_gate)
            {
                return JsonSerializer.Serialize(_arranged, EventFaultJson.Default.ListEventFault);
            }
        }
    }

    /// <summary>Reads a list of faults.</summary>
    /// <param name="json"><c>[{kind, source, detailType, count, delaySeconds}]</c>.</param>
    /// <exception cref="AwsException">ValidationException: no such list.</exception>
    public static IReadOnlyList<EventFault> Read(string json)
    {
        try
        {
            var faults = JsonSerializer.Deserialize(json, EventFaultJson.Default.ListEventFault) ?? [];
            return faults.TrueForAll(f => f is { Count: null or > 0 } && f.Delay >= TimeSpan.Zero)
                ? faults
                : throw new AwsException("ValidationException", 400, "Not a list of event faults: count is at least 1, delaySeconds at least 0.");
        }
        catch (Exception e) when (e is JsonException or OverflowException or ArgumentException)
        {
            throw new AwsException("ValidationException", 400, $"Not a list of event faults: {e.Message}");
        }
    }

    /// <summary>Arranges a fault for the next events that fit.</summary>
    public void Arrange(EventFault fault)
    {
        lock (_gate)
        {
            _arranged.Add(fault);
        }
    }

    /// <summary>Arranges these faults in place of all others.</summary>
    public void Replace(IReadOnlyList<EventFault> faults)
    {
        lock (_gate)
        {
            _arranged.Clear();
            _arranged.AddRange(faults);
        }
    }

    /// <summary>Takes back what has not happened yet.</summary>
    public void Clear() => Replace([]);

    /// <summary>The fault that this event meets; null for none.</summary>
    internal EventFault? Take(string source, string detailType)
    {
        lock (_gate)
        {
            var at = _arranged.FindIndex(f =>
                (f.Source == source || (f.Source is null && source != EventFault.OfSchedules))
                && (f.DetailType is null || f.DetailType == detailType));
            if (at < 0)
            {
                return null;
            }

            var fault = _arranged[at];
            if (fault.Count is > 1)
            {
                _arranged[at] = fault with { Count = fault.Count - 1 };
            }
            else
            {
                _arranged.RemoveAt(at);
            }

            return fault;
        }
    }
}
