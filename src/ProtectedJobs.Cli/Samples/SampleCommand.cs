using System.CommandLine;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Samples;

/// <summary><c>protected-jobs sample</c>: prints the request that <c>run --local</c> takes when it is given none.</summary>
internal sealed class SampleCommand : Command
{
    public SampleCommand(Terminal terminal)
        : base("sample", "Prints the built-in sample request: protected-jobs sample > request.json")
    {
        SetAction(_ =>
        {
            terminal.Out.WriteLine(SampleRequest.Json);
            return ExitCode.Success;
        });
    }
}
