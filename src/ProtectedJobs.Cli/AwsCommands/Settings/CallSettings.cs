using System.Globalization;
using ProtectedJobs.Cli.AwsCommands.CommandLine;

namespace ProtectedJobs.Cli.AwsCommands.Settings;

/// <summary>How one command calls and prints: options first, then the environment, then the profile.</summary>
internal sealed record CallSettings
{
    /// <summary>The profile that was asked for; null for the ordinary chain of credentials.</summary>
    public string? Profile { get; init; }

    /// <summary>The Region; null if nobody names one.</summary>
    public string? Region { get; init; }

    /// <summary>The URL to call; null for the service's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Whether requests are signed.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>Whether certificates are checked.</summary>
    public bool VerifiesCertificates { get; init; } = true;

    /// <summary>A file of authorities to trust; null for the system's.</summary>
    public string? CaBundle { get; init; }

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan ReadTimeout { get; init; }

    /// <summary>How long to wait for a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; }

    /// <summary>How often a call that may be repeated is, after the first time.</summary>
    public int Retries { get; init; }

    /// <summary>json, text, table, yaml or yaml-stream.</summary>
    public required string Format { get; init; }

    /// <summary>Whether times are printed as they came.</summary>
    public bool HasWireTimes { get; init; }

    /// <summary>The pager's command line; empty for none.</summary>
    public required string Pager { get; init; }

    /// <summary>on, on-partial or off.</summary>
    public required string AutoPrompt { get; init; }

    /// <summary>Finds the settings of a command.</summary>
    /// <exception cref="CommandFault">A setting is wrong, or the profile is nowhere.</exception>
    public static CallSettings Of(CommandArguments arguments, AwsEnvironment environment)
    {
        var asked = arguments[Options.Profile] ?? environment.Set("AWS_PROFILE", "AWS_DEFAULT_PROFILE");
        var profile = ReadProfile(asked, environment);
        string? Setting(string option, string name, params ReadOnlySpan<string> variables) =>
            arguments[option] ?? environment.Set(variables) ?? (profile.GetValueOrDefault(name) is { Length: > 0 } value ? value : null);

        var format = Setting(Options.Output, "output", "AWS_DEFAULT_OUTPUT") ?? "json";
        return new CallSettings
        {
            Profile = asked,
            Region = Setting(Options.Region, "region", "AWS_REGION", "AWS_DEFAULT_REGION"),
            Endpoint = Url(Setting(Options.EndpointUrl, "endpoint_url", "AWS_ENDPOINT_URL_CLEANROOMS", "AWS_ENDPOINT_URL")),
            IsSigned = !arguments.Has(Options.NoSignRequest),
            VerifiesCertificates = !arguments.Has(Options.NoVerifySsl),
            CaBundle = Setting(Options.CaBundle, "ca_bundle", "AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"),
            ReadTimeout = Seconds(arguments.Whole(Options.ReadTimeout)),
            ConnectTimeout = Seconds(arguments.Whole(Options.ConnectTimeout)),
            Retries = int.TryParse(Setting("", "max_attempts", "AWS_MAX_ATTEMPTS"), CultureInfo.InvariantCulture, out var attempts) && attempts > 0 ? attempts - 1 : 2,
            Format = Options.Formats.Contains(format)
                ? format
                : throw new CommandFault(AwsExitCode.BadUsage, $"Unknown output type: {format}"),
            HasWireTimes = Setting("", "cli_timestamp_format") is "wire" or "none",
            Pager = arguments.Has(Options.NoPager) ? "" : environment.Variable("AWS_PAGER") ?? profile.GetValueOrDefault("cli_pager") ?? environment.Set("PAGER") ?? "less",
            AutoPrompt = arguments.Has(Options.NoAutoPrompt) ? "off"
                : arguments.Has(Options.AutoPrompt) ? "on"
                : Setting("", "cli_auto_prompt", "AWS_CLI_AUTO_PROMPT") ?? "off",
        };
    }

    private static IReadOnlyDictionary<string, string> ReadProfile(string? asked, AwsEnvironment environment)
    {
        var name = asked ?? "default";
        var config = ProfileFile.Read(
            environment.Set("AWS_CONFIG_FILE") ?? Path.Combine(environment.Home, ".aws", "config"), name, isConfig: true);
        if (config is not null)
        {
            return config;
        }

        var credentials = ProfileFile.Read(
            environment.Set("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(environment.Home, ".aws", "credentials"), name, isConfig: false);
        return credentials is not null || asked is null
            ? new Dictionary<string, string>()
            : throw new CommandFault(AwsExitCode.Failed, $"The config profile ({asked}) could not be found");
    }

    private static Uri? Url(string? text) => text is null ? null
        : text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
        : throw new CommandFault(
            AwsExitCode.BadUsage, $"Bad value for --endpoint-url \"{text}\": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/");

    private static TimeSpan Seconds(int? given) => given switch
    {
        null => TimeSpan.FromSeconds(60),
        0 => Timeout.InfiniteTimeSpan,
        { } seconds => TimeSpan.FromSeconds(seconds),
    };
}
