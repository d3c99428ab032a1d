using System.Net;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Host;

/// <summary>How a local cloud is started.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>The port that is listened on when none is named.</summary>
    public const int DefaultPort = 4570;

    /// <summary>Where the database and the object bytes are; made if absent, locked by one process.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// The address that is listened on: loopback, unless other machines (or containers) are to call. The administrator's key is no
    /// secret, so whoever reaches another address may do everything but what is unsigned: the admin API and the Runtime API.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Host names that requests may ask for besides loopback ones; also their subdomains.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The port; 0 picks a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Virtual seconds a second of the wall's clock; 0 stands still until the admin API advances it.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary><c>serverless.template</c>, or another SAM or CloudFormation template; null for a cloud without one.</summary>
    public string? TemplatePath { get; init; }

    /// <summary>Values for the template's Parameters, before their defaults.</summary>
    public IReadOnlyDictionary<string, string> TemplateParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The program that every function of the template runs: an executable, or a <c>.dll</c>. Null to look for the build output of
    /// the project that CodeUri names, <c>artifacts/bin/{Project}/*/{Project}</c> beside the template.
    /// </summary>
    public string? FunctionsExecutable { get; init; }

    /// <summary>Where functions that the template does not define are invoked (the Lambda API of a test tool); null for nowhere.</summary>
    public Uri? LambdaEndpoint { get; init; }

    /// <summary>What is done with calls that the template's policies do not allow.</summary>
    public IamMode Iam { get; init; } = IamMode.Enforce;

    /// <summary>The Clean Rooms scene of a fresh data directory, YAML or JSON; null for the built-in one.</summary>
    public string? ScenePath { get; init; }

    /// <summary>A scenario of faults, YAML or JSON; null for none.</summary>
    public string? FaultsPath { get; init; }

    /// <summary>Where the cloud leaves, as it stops, what roles were granted and whether it was used; <see cref="Admin.GrantReport"/> reads it. Null for nowhere.</summary>
    public string? GrantsDirectory { get; init; }

    /// <summary>Adds log providers; null for no logs.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}
