using System.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>The line of such a command in the tool's help; its arguments are read elsewhere.</summary>
internal sealed class AwsCommandEntry(Operation operation)
    : Command(operation.Command, $"{operation.Help.Split('.')[0]}, as 'aws cleanrooms {operation.Command}' does.");
