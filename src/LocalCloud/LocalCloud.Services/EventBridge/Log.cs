using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.EventBridge;

internal static partial class Log
{
    [LoggerMessage(1600, LogLevel.Error, "A round of {Loop} failed; the next comes soon")]
    public static partial void RoundFailed(ILogger logger, Exception exception, string loop);

    [LoggerMessage(1601, LogLevel.Information, "Delivery from {Source} to {Target} postponed after {Code}")]
    public static partial void DeliveryPostponed(ILogger logger, string source, string target, string code);

    [LoggerMessage(1602, LogLevel.Warning, "Delivery from {Source} to {Target} given up: {Code}, {Condition}")]
    public static partial void DeliveryGivenUp(ILogger logger, string source, string target, string code, string condition);
}
