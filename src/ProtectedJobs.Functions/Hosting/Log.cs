using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Functions.Hosting;

internal static partial class Log
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "{State} done after {Retries} retries")]
    public static partial void StepDone(ILogger logger, string state, int retries);

    [LoggerMessage(EventId = 101, Level = LogLevel.Information, Message = "{State} goes another way")]
    public static partial void StepTurned(ILogger logger, string state, RunError error);
}
