using Simulation.Chaos;
using Testing;

namespace ProtectedJobs.Core.Tests.Chaos;

/// <summary>
/// Least privilege, both ways: what the functions of a run call in worlds where everything goes wrong is granted to their roles, and what
/// is granted is called. The other roles' grants are looked at by the end-to-end tests, <c>GrantTests</c> of EndToEnd.Tests.
/// </summary>
public sealed class GrantTests(GrantTests.Worlds worlds) : IClassFixture<GrantTests.Worlds>
{
    /// <summary>Granted to every function that has it, and called by others than the function's code: each with who calls it.</summary>
    private static readonly Dictionary<string, string> s_byOthers = new(StringComparer.Ordinal)
    {
        ["logs:CreateLogStream"] = "Lambda",
        ["logs:PutLogEvents"] = "Lambda",
        ["xray:PutTraceSegments"] = "Lambda",
        ["xray:PutTelemetryRecords"] = "Lambda",
        ["sqs:SendMessage"] = "Lambda, for an event that failed three times",
        ["cleanrooms:GetCollaborationAnalysisTemplate"] = "Clean Rooms, of whoever starts a job",
        ["cleanrooms:GetSchema"] = "Clean Rooms, of whoever starts a job",
    };

    /// <summary>Granted, and called in no world: each with when it would be.</summary>
    private static readonly Dictionary<(string Function, string Action), string> s_rare = new()
    {
        [("StartJob", "states:DescribeExecution")] = "to hand on a turn that it took when its run was over already",
        [("StartJob", "states:SendTaskSuccess")] = "the same",
        [("AnnounceCompletion", "states:DescribeExecution")] = "to hand on a turn that a second StartJob took after CollectResult had handed on the first's",
        [("AnnounceCompletion", "states:SendTaskSuccess")] = "the same",
    };

    /// <summary>The functions that the worlds run. They ask for no consents.</summary>
    public static TheoryData<string> Functions() =>
    [
        "StartJob", "AwaitTurn", "AwaitJob", "PollJob", "CancelJob", "CollectResult", "AnnounceCompletion", "EndFailed",
        "OnJobEvent", "OnRunStopped", "Sweep",
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_IsGrantedWhatItCalls_AndCallsWhatItIsGranted(string function)
    {
        var granted = GrantsOf(function);
        var called = worlds.CalledBy(function);

        Assert.Empty(called.Except(granted));
        Assert.Equal(
            s_rare.Keys.Where(rare => rare.Function == function).Select(rare => rare.Action).Order(StringComparer.Ordinal),
            granted.Except(called).Except(s_byOthers.Keys).Order(StringComparer.Ordinal));
    }

    private static IReadOnlySet<string> GrantsOf(string function) => RoleGrants.Of($"{function}Role");

    /// <summary>What was called in some worlds: as many as it takes until all is called that is granted, or <see cref="Most"/>.</summary>
    public sealed class Worlds
    {
        private const int Most = 40;
        private const int RunsAWorld = 25;

        // All is called in these three; the others are for the day on which handlers call otherwise, and the dice fall otherwise.
        private static readonly int[] s_seeds = [2000116, 2000047, 2000070, .. Enumerable.Range(1, Most - 3)];
        private readonly HashSet<(string Function, string Action)> _called = [];

        public Worlds()
        {
            (string Function, string Action)[] wanted =
            [
                .. Functions().SelectMany(row => GrantsOf(row.Data).Select(action => (row.Data, action)))
                    .Where(grant => !s_byOthers.ContainsKey(grant.action)).Except(s_rare.Keys),
            ];
            foreach (var seed in s_seeds.TakeWhile(_ => wanted.Any(grant => !_called.Contains(grant))))
            {
                var world = new ChaosWorld(seed, RunsAWorld);
                world.Run();
                _called.UnionWith(world.World.Calls.SelectMany(call => ActionsOf(call.Operation).Select(action => (call.Function, action))));
            }
        }

        /// <summary>The IAM actions of a function's calls.</summary>
        public IReadOnlyCollection<string> CalledBy(string function) => [.. _called.Where(call => call.Function == function).Select(call => call.Action)];

        private static string[] ActionsOf(string operation) => operation switch
        {
            // A key that is not there is answered 404 to those who may list, and 403 to others.
            "GetObject" => ["s3:GetObject", "s3:ListBucket"],
            "ListObjectsV2" => ["s3:ListBucket"],
            "CreateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload" => ["s3:PutObject"],
            "PutObject" or "DeleteObject" => [$"s3:{operation}"],
            "PutEvents" => ["events:PutEvents"],
            "StartProtectedJob" or "GetProtectedJob" or "UpdateProtectedJob" or "ListProtectedJobs" => [$"cleanrooms:{operation}"],
            "DescribeExecution" or "ListExecutions" or "SendTaskHeartbeat" or "SendTaskSuccess" => [$"states:{operation}"],
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No such operation."),
        };
    }
}
