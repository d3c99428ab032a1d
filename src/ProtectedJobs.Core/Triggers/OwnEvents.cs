using System.Text.Json;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Core.Triggers;

/// <summary>
/// Events that come of our own runs. A rule that matches one would start a paid run for each run that ends, for ever: nobody
/// notices until the bill does.
/// </summary>
/// <param name="EventSource">The source of our completion events.</param>
/// <param name="LedgerBucket">The bucket of our records.</param>
/// <param name="StateMachineArn">The machine whose executions are our runs, or an alias of it.</param>
/// <param name="ResultLocations">Where results are delivered: <c>bucket</c>, or <c>s3://bucket/prefix</c>.</param>
public sealed record OwnEvents(string EventSource, string LedgerBucket, string StateMachineArn, IReadOnlyList<string> ResultLocations)
{
    private const string Scheme = "s3://";

    /// <summary>Why an event must not start a run.</summary>
    /// <param name="facts">The event.</param>
    /// <returns>The reason; null if it may.</returns>
    internal string? WhyRefused(JsonElement facts)
    {
        var source = Text(facts, "source");
        if (source == EventSource)
        {
            return $"its source is {source}, which is where ends of runs are told";
        }

        return source switch
        {
            "aws.s3" => WhyObject(Text(facts, "detail", "bucket", "name"), Text(facts, "detail", "object", "key") ?? ""),
            "aws.states" when Text(facts, "detail", "stateMachineArn") == MachineArn.Unqualified(StateMachineArn) => "it tells of an execution of the runs' own state machine",
            "aws.cleanrooms" when Text(facts, "detail-type")?.StartsWith("Protected Job ", StringComparison.Ordinal) == true
                => "it tells of a protected job, and a run starts one",
            _ => null,
        };
    }

    private string? WhyObject(string? bucket, string key)
    {
        if (bucket == LedgerBucket)
        {
            return $"bucket {bucket} is the ledger of the runs themselves";
        }

        var location = ResultLocations.FirstOrDefault(location => IsIn(location, bucket, key));
        return location is null ? null : $"{key} in bucket {bucket} is where results are delivered ({location})";
    }

    private static bool IsIn(string location, string? bucket, string key)
    {
        var place = location.StartsWith(Scheme, StringComparison.Ordinal) ? location[Scheme.Length..] : location;
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? place == bucket
            : place[..slash] == bucket && key.StartsWith(place[(slash + 1)..], StringComparison.Ordinal);
    }

    private static string? Text(JsonElement facts, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (facts.ValueKind != JsonValueKind.Object || !facts.TryGetProperty(name, out facts))
            {
                return null;
            }
        }

        return facts.ValueKind == JsonValueKind.String ? facts.GetString() : null;
    }
}
