using LocalCloud.Host;

namespace ProtectedJobs.Cli.Clouds;

/// <summary>What a local cloud is started with.</summary>
internal sealed record CloudSettings
{
    /// <summary>Where it keeps its state; one process at a time.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many times faster than the wall its clock runs.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Whether policies are ignored, logged or enforced.</summary>
    public IamMode Iam { get; init; } = IamMode.Enforce;

    /// <summary>Where functions that the template does not define are invoked; null for nowhere.</summary>
    public Uri? LambdaEndpoint { get; init; }

    /// <summary>Values for the template's parameters, before their defaults.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The template to run; null for that of the checkout.</summary>
    public string? TemplatePath { get; init; }

    /// <summary>The program that every function runs; null for the build output of the project that CodeUri names.</summary>
    public string? FunctionsExecutable { get; init; }
}
