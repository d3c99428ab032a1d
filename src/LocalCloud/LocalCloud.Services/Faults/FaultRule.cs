namespace LocalCloud.Services.Faults;

/// <summary>Which requests fail, how, and how often.</summary>
internal sealed record FaultRule
{
    /// <summary>The name it is deleted by; given one if it comes without.</summary>
    public string? Id { get; init; }

    /// <summary>The signing name of a service: <c>cleanrooms</c>, <c>states</c>, <c>s3</c>, …; null for every service.</summary>
    public string? Service { get; init; }

    /// <summary>The operation: <c>StartProtectedJob</c>; null for every operation.</summary>
    public string? Operation { get; init; }

    /// <summary>How it fails.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>How many requests pass before the first that may fail; null for none.</summary>
    public int? Skip { get; init; }

    /// <summary>How many requests fail; null for no end.</summary>
    public int? Count { get; init; }

    /// <summary>The chance that a request fails, 0 to 1; null for 1.</summary>
    public double? Probability { get; init; }

    /// <summary>How much later it is answered, in seconds of the wall's clock; also goes with the other kinds.</summary>
    public double? LatencySeconds { get; init; }

    /// <summary>The error's code; null for <c>InternalServerException</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The error's HTTP status; null for 500.</summary>
    public int? Status { get; init; }

    /// <summary>The error's message.</summary>
    public string? Message { get; init; }

    /// <summary>Whether it is about a request.</summary>
    public bool Matches(string service, string? operation) =>
        (Service is null || Service == service) && (Operation is null or "*" || Operation == operation);
}

/// <summary>A scenario: rules, and the seed of their chances.</summary>
internal sealed record FaultScenario
{
    /// <summary>The seed; the same one makes the same requests fail. Null for 0.</summary>
    public int? Seed { get; init; }

    /// <summary>The rules; the first that takes a request decides.</summary>
    public IReadOnlyList<FaultRule>? Faults { get; init; }
}
