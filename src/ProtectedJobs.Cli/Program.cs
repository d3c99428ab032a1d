using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Pages;
using ProtectedJobs.Cli.Terminals;

var terminal = new Terminal(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected, !Console.IsOutputRedirected);
var variables = Environment.GetEnvironmentVariables();
var setup = new ToolSetup
{
    Terminal = terminal,
    Clock = TimeProvider.System,
    Random = new Random(),
    Clouds = new LocalClouds(terminal, AppContext.BaseDirectory),
    Clients = new AwsClientFactory(),
    Aws = new AwsEnvironment
    {
        Variable = name => variables[name] as string,
        Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        FindZone = static () => TimeZoneInfo.Local,
        ScreenWidth = terminal.IsOutInteractive && Console.WindowWidth > 0 ? Console.WindowWidth : 80,
    },
    CleanRooms = new CleanRoomsFactory(),
    Pages = new ConsolePages(TimeProvider.System, new Random()),
    OrdinaryDataDirectory = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "protected-jobs",
        "local-cloud"),
};
return await setup.RunAsync(args, CancellationToken.None);
