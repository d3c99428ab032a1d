namespace Testing;

/// <summary>Where the checkout is.</summary>
public static class Repository
{
    /// <summary>The folder that holds Lambdas.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? from) => from switch
    {
        null => throw new InvalidOperationException("No Lambdas.sln above the test output."),
        _ when File.Exists(Path.Combine(from.FullName, "Lambdas.sln")) => from.FullName,
        _ => Find(from.Parent),
    };
}
