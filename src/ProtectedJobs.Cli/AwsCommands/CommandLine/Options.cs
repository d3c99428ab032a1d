using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.CommandLine;

/// <summary>The options of a command: those its request asks for, those of every command, and the tool's own.</summary>
internal static class Options
{
    public const string InputJson = "--cli-input-json";
    public const string InputYaml = "--cli-input-yaml";
    public const string Skeleton = "--generate-cli-skeleton";
    public const string StartingToken = "--starting-token";
    public const string PageSize = "--page-size";
    public const string MaxItems = "--max-items";
    public const string Debug = "--debug";
    public const string EndpointUrl = "--endpoint-url";
    public const string NoVerifySsl = "--no-verify-ssl";
    public const string NoPaginate = "--no-paginate";
    public const string Output = "--output";
    public const string Query = "--query";
    public const string Profile = "--profile";
    public const string Region = "--region";
    public const string Version = "--version";
    public const string Color = "--color";
    public const string NoSignRequest = "--no-sign-request";
    public const string CaBundle = "--ca-bundle";
    public const string ReadTimeout = "--cli-read-timeout";
    public const string ConnectTimeout = "--cli-connect-timeout";
    public const string BinaryFormat = "--cli-binary-format";
    public const string NoPager = "--no-cli-pager";
    public const string AutoPrompt = "--cli-auto-prompt";
    public const string NoAutoPrompt = "--no-cli-auto-prompt";
    public const string Help = "--help";
    public const string Durable = "--durable";
    public const string Wait = "--wait";
    public const string Local = "--local";
    public const string Data = "--data";
    public const string StateMachine = "--state-machine-arn";
    public const string RunName = "--name";

    /// <summary>The formats of <c>--output</c>.</summary>
    public static readonly IReadOnlyList<string> Formats = ["json", "text", "table", "yaml", "yaml-stream"];

    /// <summary>Options of every command.</summary>
    public static readonly IReadOnlyList<Option> Global =
    [
        new(Debug, "Log requests and answers to standard error: methods, addresses, statuses and times, no values.") { TakesValue = false },
        new(EndpointUrl, "Call this URL instead of the service's own."),
        new(NoVerifySsl, "Trust any certificate.") { TakesValue = false },
        new(NoPaginate, "Read one page only.") { TakesValue = false },
        new(Output, "How to print the answer.") { Choices = Formats },
        new(Query, "A JMESPath expression: print what it finds in the answer."),
        new(Profile, "A profile of the configuration and credentials files."),
        new(Region, "The Region. Overrides environment and configuration."),
        new(Version, "Print the tool's version.") { TakesValue = false },
        new(Color, "Colours in tables: auto is for terminals only.") { Choices = ["on", "off", "auto"] },
        new(NoSignRequest, "Send requests unsigned; credentials are not looked for.") { TakesValue = false },
        new(CaBundle, "A file of the certificate authorities to trust, in PEM."),
        new(ReadTimeout, "Seconds to wait for an answer; 0 waits for ever. Default: 60.") { IsWhole = true },
        new(ConnectTimeout, "Seconds to wait for a connection; 0 waits for ever. Default: 60.") { IsWhole = true },
        new(BinaryFormat, "How binary values are written; these commands have none.") { Choices = ["base64", "raw-in-base64-out"] },
        new(NoPager, "Print to the terminal without a pager.") { TakesValue = false },
        new(AutoPrompt, "Ask for required options that are missing.") { TakesValue = false },
        new(NoAutoPrompt, "Ask for nothing.") { TakesValue = false },
        new(Help, "Print this help.") { TakesValue = false, IsHidden = true },
    ];

    /// <summary>All options of an operation's command, in the order of the help.</summary>
    public static IReadOnlyList<Option> Of(Operation operation) =>
    [
        .. operation.Input.Members.Select(member => new Option(Operation.OptionOf(member.Name), member.Help)
        {
            Member = member,
            IsRequired = member.IsRequired,
            IsHidden = operation.PagingMembers.Contains(member.Name),
        }),
        new(InputJson, "The request as JSON, or file:// and the path of it; other options override its members."),
        new(InputYaml, "The same as YAML."),
        .. operation.PagedList is null ? [] : Paging,
        new(Skeleton, "Send nothing; print a sample of the input, or of the output.")
        {
            ValueIfAbsent = "input",
            Choices = ["input", "output", "yaml-input"],
        },
        .. operation == JobOperations.Start ? Durability : [],
        .. Global,
    ];

    private static IEnumerable<Option> Paging =>
    [
        new(StartingToken, "The NextToken that an earlier, shortened list ended with."),
        new(PageSize, "How many jobs to ask for at a time; all are printed still.") { IsWhole = true },
        new(MaxItems, "How many jobs to print at most.") { IsWhole = true },
    ];

    private static IEnumerable<Option> Durability =>
    [
        new(Durable, "Start a whole run with these arguments instead of the bare job: started exactly once, awaited, its results collected.") { TakesValue = false },
        new(Wait, "With --durable: show the run's progress and print how it ended.") { TakesValue = false },
        new(Local, "With --durable: run on a local cloud inside this process; implies --wait.") { TakesValue = false },
        new(Data, "With --local: where the local cloud keeps its state. Default: a fresh temporary folder."),
        new(StateMachine, "With --durable on AWS: the deployed state machine. Default: PROTECTED_JOBS_STATE_MACHINE_ARN."),
        new(RunName, "With --durable: the run's name. Default: made from the time."),
    ];
}
