using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.CleanRooms;

/// <summary>What the local Clean Rooms logs. Ids 1300 to 1379; never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(1300, LogLevel.Debug, "Protected job {JobId} is {Status}")]
    public static partial void JobChanged(ILogger logger, string jobId, string status);

    [LoggerMessage(1301, LogLevel.Warning, "The results of protected job {JobId} could not be written")]
    public static partial void DeliveryFailed(ILogger logger, string jobId, Exception exception);

    [LoggerMessage(1302, LogLevel.Error, "Protected jobs could not be moved along; trying again")]
    public static partial void DriverFailed(ILogger logger, Exception exception);
}
