namespace LocalCloud.Services.EventBridge;

/// <summary>What the event bus does wrong when it is asked to, so that its users can be tested against it.</summary>
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

    /// <summary>Arranges a fault for the next events that fit.</summary>
    public void Arrange(EventFault fault)
    {
        lock (_gate)
        {
            _arranged.Add(fault);
        }
    }

    /// <summary>Takes back what has not happened yet.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _arranged.Clear();
        }
    }

    /// <summary>The fault that this event meets; null for none.</summary>
    internal EventFault? Take(string source, string detailType)
    {
        lock (_gate)
        {
            var at = _arranged.FindIndex(f =>
                (f.Source is null || f.Source == source) && (f.DetailType is null || f.DetailType == detailType));
            if (at < 0)
            {
                return null;
            }

            var fault = _arranged[at];
            if (fault.Count > 1)
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

/// <summary>One arranged fault.</summary>
public sealed record EventFault
{
    /// <summary>What happens.</summary>
    public required EventFaultKind Kind { get; init; }

    /// <summary>Only to events of this source; null for any.</summary>
    public string? Source { get; init; }

    /// <summary>Only to events of this detail type; null for any.</summary>
    public string? DetailType { get; init; }

    /// <summary>To so many events.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How late the delivery is, on the cloud's clock.</summary>
    public TimeSpan Delay { get; init; }
}

/// <summary>How a delivery goes wrong.</summary>
public enum EventFaultKind
{
    /// <summary>Accepted and never delivered.</summary>
    Lost,

    /// <summary>Delivered twice.</summary>
    Doubled,

    /// <summary>Delivered after <see cref="EventFault.Delay"/>.</summary>
    Late,

    /// <summary>Delivered with an empty detail.</summary>
    Empty,
}
