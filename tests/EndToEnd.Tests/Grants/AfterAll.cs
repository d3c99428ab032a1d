namespace EndToEnd.Tests.Grants;

/// <summary>Tests of what all others did: xunit runs collections that may not run beside others after those that may.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAll
{
    public const string Name = "after all";
}
