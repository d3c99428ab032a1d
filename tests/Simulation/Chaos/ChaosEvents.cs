using System.Globalization;
using System.Text.Json;
using LocalCloud.Asl.Execution;
using Simulation.Machine;
using Simulation.World;

namespace Simulation.Chaos;

/// <summary>Events as EventBridge brings them.</summary>
internal static class ChaosEvents
{
    /// <summary>A job has ended. The body is not documented, so it is one of many.</summary>
    public static JsonElement OfJob(SimJob job, DateTimeOffset time, Random random)
    {
        Dictionary<string, object> Detail() => random.Next(5) switch
        {
            0 => [],
            1 => new() { ["membershipId"] = job.Spec.MembershipId },
            2 => new() { ["foreign"] = ChaosPlan.Uuid(random) },
            _ => new() { ["membershipId"] = job.Spec.MembershipId, ["protectedJob"] = new Dictionary<string, string> { ["id"] = job.Id } },
        };

        return JsonSerializer.SerializeToElement(new Dictionary<string, object>
        {
            ["source"] = "aws.cleanrooms",
            ["detail-type"] = $"Protected Job {job.Status}",
            ["time"] = time.ToString("O", CultureInfo.InvariantCulture),
            ["detail"] = Detail(),
        });
    }

    /// <summary>An execution has ended.</summary>
    public static JsonElement OfExecution(SimExecution execution, DateTimeOffset time) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, object?>
        {
            ["source"] = "aws.states",
            ["time"] = time.ToString("O", CultureInfo.InvariantCulture),
            ["detail"] = new Dictionary<string, object?>
            {
                ["executionArn"] = execution.Arn,
                ["name"] = execution.Name,
                ["status"] = execution.State.Status switch
                {
                    ExecutionStatus.TimedOut => "TIMED_OUT",
                    var status => status.ToString().ToUpperInvariant(),
                },
                ["startDate"] = execution.State.Info.StartTime.ToUnixTimeMilliseconds(),
                ["stopDate"] = time.ToUnixTimeMilliseconds(),
                ["redriveCount"] = execution.State.RedriveCount,
                ["cause"] = execution.State.Cause,
            },
        });
}
