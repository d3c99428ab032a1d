namespace Testing;

/// <summary>How much a test with <c>[Trait("Size", "Long")]</c> does.</summary>
public static class Effort
{
    /// <summary>The short count, or the long one where the environment says TEST_EFFORT=long (<c>.ci/run long</c>).</summary>
    public static int Of(int shortForm, int longForm) =>
        Environment.GetEnvironmentVariable("TEST_EFFORT") == "long" ? longForm : shortForm;
}
