namespace LambdaProbe;

/// <summary>Counts, for as long as the container lives.</summary>
public sealed class Visits
{
    private int _count;

    public int Next() => Interlocked.Increment(ref _count);
}
