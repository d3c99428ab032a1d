using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.S3;

internal static partial class Log
{
    [LoggerMessage(1500, LogLevel.Information, "Removed {Count} files that a crash had left without an object")]
    public static partial void OrphansRemoved(ILogger logger, int count);
}
