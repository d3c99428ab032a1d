namespace Mutation;

/// <summary>What became of a mutant.</summary>
internal enum Outcome
{
    /// <summary>Every test passed: nobody would notice.</summary>
    Survived,

    /// <summary>A test failed, or its process died.</summary>
    Killed,

    /// <summary>The tests no longer ended: noticed too.</summary>
    TimedOut,

    /// <summary>No test comes by it.</summary>
    NotCovered,
}
