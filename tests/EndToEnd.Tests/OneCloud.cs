namespace EndToEnd.Tests;

/// <summary>Tests that share one cloud, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneCloud : ICollectionFixture<RunCloud>
{
    public const string Name = "one cloud";
}
