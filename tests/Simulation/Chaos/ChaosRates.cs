namespace Simulation.Chaos;

/// <summary>How often what goes wrong, as probabilities.</summary>
public sealed record ChaosRates
{
    /// <summary>A call is turned away.</summary>
    public double Throttled { get; init; } = 0.015;

    /// <summary>A call fails before anything was done.</summary>
    public double FailsBefore { get; init; } = 0.015;

    /// <summary>A call's answer is lost after all was done.</summary>
    public double AnswerLost { get; init; } = 0.015;

    /// <summary>The answer of a start is lost.</summary>
    public double StartAnswerLost { get; init; } = 0.2;

    /// <summary>A start is lost to its caller and reaches the service later.</summary>
    public double StartStraggles { get; init; } = 0.05;

    /// <summary>The caller is killed before a call, and as often after it.</summary>
    public double Killed { get; init; } = 0.006;

    /// <summary>A call takes long.</summary>
    public double Slow { get; init; } = 0.01;

    /// <summary>A conditional write is answered 409.</summary>
    public double Conflict { get; init; } = 0.02;

    /// <summary>A conditional write that was done is answered 412.</summary>
    public double OwnWriteRefused { get; init; } = 0.02;

    /// <summary>A function is invoked twice.</summary>
    public double InvokedTwice { get; init; } = 0.03;

    /// <summary>An event is lost.</summary>
    public double EventLost { get; init; } = 0.2;

    /// <summary>An event comes twice.</summary>
    public double EventDoubled { get; init; } = 0.1;

    /// <summary>An event comes late.</summary>
    public double EventLate { get; init; } = 0.1;

    /// <summary>Nothing goes wrong.</summary>
    public static ChaosRates Calm { get; } = new()
    {
        Throttled = 0,
        FailsBefore = 0,
        AnswerLost = 0,
        StartAnswerLost = 0,
        StartStraggles = 0,
        Killed = 0,
        Slow = 0,
        Conflict = 0,
        OwnWriteRefused = 0,
        InvokedTwice = 0,
        EventLost = 0,
        EventDoubled = 0,
        EventLate = 0,
    };
}
