using System.Globalization;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>How points in time are printed: ISO 8601 in the local zone, or as they came.</summary>
/// <param name="Zone">The local zone.</param>
/// <param name="IsWire">Whether they stay as they came: seconds since 1970.</param>
internal sealed record TimeFormat(Func<TimeZoneInfo> Zone, bool IsWire)
{
    /// <summary>A point in time, UTC.</summary>
    public JsonNode? Of(DateTime time)
    {
        var utc = new DateTimeOffset(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc));
        if (IsWire)
        {
            var ticks = utc.UtcTicks - DateTime.UnixEpoch.Ticks;
            return ticks % TimeSpan.TicksPerSecond == 0
                ? JsonValue.Create(ticks / TimeSpan.TicksPerSecond)
                : JsonNode.Parse(PythonText.OfFraction(ticks / (double)TimeSpan.TicksPerSecond));
        }

        var local = TimeZoneInfo.ConvertTime(utc, Zone());
        var hasFraction = local.Ticks % TimeSpan.TicksPerSecond / 10 != 0;
        return JsonValue.Create(local.ToString(
            hasFraction ? "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }
}
