namespace LocalCloud.Asl.Jsonata;

/// <summary>What an expression may ask of the world; all of it is given, so that an evaluation can be repeated.</summary>
public sealed record JsonataContext
{
    /// <summary>What <c>$now</c> and <c>$millis</c> tell: one instant for the whole evaluation.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The source of <c>$random</c> without a seed, <c>$shuffle</c> and <c>$uuid</c>.</summary>
    public required Random Random { get; init; }
}
