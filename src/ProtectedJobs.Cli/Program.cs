using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;

var terminal = new Terminal(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected, !Console.IsOutputRedirected);
var setup = new ToolSetup
{
    Terminal = terminal,
    Clock = TimeProvider.System,
    Random = new Random(),
    Clouds = new LocalClouds(terminal, AppContext.BaseDirectory),
    Clients = new AwsClientFactory(),
    OrdinaryDataDirectory = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "protected-jobs",
        "local-cloud"),
};
return await setup.Build().RunAsync(args, CancellationToken.None);
