using Amazon.CleanRooms;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>Makes the client that a command calls.</summary>
internal interface ICleanRoomsFactory
{
    /// <summary>A client for one operation.</summary>
    /// <param name="operation">What will be called.</param>
    /// <param name="settings">How.</param>
    /// <param name="wire">Told what is sent and received.</param>
    /// <exception cref="CommandFault">No credentials are to be had, or a file of authorities cannot be read.</exception>
    IAmazonCleanRooms Make(Operation operation, CallSettings settings, WireLog wire);
}
