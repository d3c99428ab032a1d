using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Simulation.Processes;

/// <summary>What a seed makes for a cloud of processes: memberships, runs, their jobs, and what is to go wrong.</summary>
internal sealed class ProcessPlan
{
    /// <summary>The account of the local cloud.</summary>
    public const string Account = "000000000000";

    private readonly Random _random;

    /// <summary>Draws a plan.</summary>
    /// <param name="random">The dice.</param>
    /// <param name="runs">How many runs.</param>
    /// <param name="memberships">In how many memberships.</param>
    public ProcessPlan(Random random, int runs, int memberships)
    {
        _random = random;
        Memberships = [.. Enumerable.Range(0, memberships).Select(_ => Chaos.ChaosPlan.Uuid(random))];
        Runs = [.. Enumerable.Range(0, runs).Select(Run)];
    }

    /// <summary>The memberships.</summary>
    public IReadOnlyList<string> Memberships { get; }

    /// <summary>The runs.</summary>
    public IReadOnlyList<ProcessRun> Runs { get; }

    /// <summary>The Clean Rooms scene: each membership in a collaboration of its own, with one template.</summary>
    public JsonObject Scene() => new()
    {
        ["collaborations"] = Each(membership => new JsonObject
        {
            ["id"] = membership,
            ["name"] = "chaos",
            ["creatorAccountId"] = Account,
            ["members"] = new JsonArray(new JsonObject
            {
                ["accountId"] = Account,
                ["abilities"] = new JsonArray("CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"),
                ["paysForJobs"] = true,
            }),
        }),
        ["memberships"] = Each(membership => new JsonObject
        {
            ["id"] = membership,
            ["collaborationId"] = membership,
            ["accountId"] = Account,
            ["defaultJobResultConfiguration"] = new JsonObject { ["bucket"] = "protected-job-results", ["keyPrefix"] = "results" },
        }),
        ["analysisTemplates"] = Each(membership => new JsonObject
        {
            ["id"] = membership,
            ["membershipId"] = membership,
            ["name"] = "chaos",
            ["entryPoint"] = new JsonObject { ["bucket"] = "local-scripts", ["key"] = "chaos.py" },
            ["analysisParameters"] = new JsonArray(
                new JsonObject { ["name"] = "run_token", ["defaultValue"] = "" }, new JsonObject { ["name"] = "audience", ["defaultValue"] = "all" }),
        }),
        ["rules"] = new JsonObject
        {
            ["jobsPerAccount"] = Math.Max(2, Memberships.Count - 1),
            ["events"] = new JsonObject { ["detail"] = """{"membershipId":"{membershipId}","protectedJob":{"id":"{jobId}"}}""" },
        },
    };

    /// <summary>What goes wrong with calls while there is trouble.</summary>
    public JsonObject Faults() => new()
    {
        ["seed"] = _random.Next(),
        ["faults"] = new JsonArray(
            Fault("cleanrooms", "StartProtectedJob", "dropAfter", 0.15),
            Fault("cleanrooms", "StartProtectedJob", "dropBefore", 0.05),
            Fault("cleanrooms", "StartProtectedJob", "error", 0.04, "InternalServerException", 500),
            Fault("cleanrooms", "StartProtectedJob", "throttle", 0.04),
            Slow("cleanrooms", "StartProtectedJob", 0.4, 0.3),
            Fault("cleanrooms", "GetProtectedJob", "throttle", 0.01),
            Fault("s3", "PutObject", "dropAfter", 0.01),
            Fault("s3", "PutObject", "error", 0.02, "ConditionalRequestConflict", 409),
            Slow("s3", "PutObject", 0.1, 0.2),
            Fault("states", "SendTaskSuccess", "dropAfter", 0.05),
            Fault("events", "PutEvents", "dropAfter", 0.05)),
    };

    /// <summary>What goes wrong with an event of Clean Rooms or of Step Functions; null for nothing.</summary>
    public JsonObject? EventFault() => Chance(0.4)
        ? new JsonObject
        {
            ["kind"] = Pick(["lost", "lost", "doubled", "late", "empty", "foreign"]),
            ["source"] = Chance(0.7) ? "aws.cleanrooms" : "aws.states",
            ["delaySeconds"] = _random.Next(0, 400),
        }
        : null;

    /// <summary>Where somebody starts a job by hand now; null for nowhere.</summary>
    public string? Stranger() => Chance(0.05) ? Pick(Memberships) : null;

    /// <summary>The ARN of a membership's template.</summary>
    public static string Template(string membership) =>
        $"arn:aws:cleanrooms:us-east-1:{Account}:membership/{membership}/analysistemplate/{membership}";

    private ProcessRun Run(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"run-{number}");
        var membership = Pick(Memberships);
        var orchestration = new JsonObject();
        var parameters = new JsonObject { ["local_behavior"] = Behavior() };
        // By one of the two a job tells whose it is, to whoever looks at it afterwards.
        if (Chance(0.5))
        {
            orchestration["runTokenParameter"] = "run_token";
        }
        else
        {
            parameters["audience"] = name;
        }

        Maybe(0.15, "deadlineSeconds", () => _random.Next(600, 2400));
        Maybe(0.15, "budgetCrpuHours", () => 1.5 + (_random.NextDouble() * 3));
        Maybe(0.1, "queueTimeoutSeconds", () => _random.Next(60, 7200));
        var request = new JsonObject
        {
            ["type"] = Chance(0.01) ? "SQL" : "PYSPARK",
            ["membershipIdentifier"] = membership,
            ["jobParameters"] = new JsonObject { ["analysisTemplateArn"] = Template(membership), ["parameters"] = parameters },
            ["resultConfiguration"] = new JsonObject
            {
                ["outputConfiguration"] = new JsonObject { ["member"] = new JsonObject { ["accountId"] = Account } },
            },
            ["computeConfiguration"] = new JsonObject { ["worker"] = new JsonObject { ["type"] = "CR.1X", ["number"] = 4 } },
            ["orchestration"] = orchestration,
        };
        return new ProcessRun(
            name,
            request.ToJsonString(),
            Chance(0.25) ? _random.Next(0, Chance(0.3) ? 3 : 80) : null,
            Chance(0.4),
            Chance(0.5) ? _random.Next(1, 3) : 0,
            _random.Next(1, 40));

        void Maybe(double probability, string what, Func<JsonNode> value)
        {
            if (Chance(probability))
            {
                orchestration[what] = value();
            }
        }
    }

    private string Behavior() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["submittedSeconds"] = _random.Next(1, Chance(0.1) ? 900 : 30),
        ["startedSeconds"] = Chance(0.05) ? 7_200 : _random.Next(20, 400),
        ["cancellingSeconds"] = Chance(0.04) ? _random.Next(2100, 4000) : _random.Next(0, 240),
        ["outcome"] = Chance(0.8) ? "SUCCESS" : Chance(0.8) ? "FAILED" : "CANCELLED",
        ["cancelOutcome"] = Chance(0.7) ? "CANCELLED" : Chance(0.5) ? "SUCCESS" : "FAILED",
        ["listLagSeconds"] = Chance(0.5) ? 0 : _random.Next(0, 45),
        ["unitsSettleSeconds"] = Chance(0.7) ? 0 : _random.Next(0, 120),
    });

    private static JsonObject Fault(string service, string operation, string kind, double probability, string? code = null, int? status = null) => new()
    {
        ["service"] = service,
        ["operation"] = operation,
        ["kind"] = kind,
        ["probability"] = probability,
        ["code"] = code,
        ["status"] = status,
    };

    // Gives the killers something to hit.
    private static JsonObject Slow(string service, string operation, double probability, double seconds)
    {
        var slow = Fault(service, operation, "latency", probability);
        slow["latencySeconds"] = seconds;
        return slow;
    }

    private JsonArray Each(Func<string, JsonObject> make) => [.. Memberships.Select(make)];

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}

/// <summary>What happens to one run. A beat is a step of the cloud's time.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Request">Its input.</param>
/// <param name="StopsAfter">Beats from its start until it is stopped; null for never.</param>
/// <param name="IsTerminated">Whether it is stopped as <c>terminate</c> does it, rather than in the console.</param>
/// <param name="Redrives">How often it is redriven if it ends badly.</param>
/// <param name="RedrivesAfter">Beats from each end.</param>
internal sealed record ProcessRun(string Name, string Request, int? StopsAfter, bool IsTerminated, int Redrives, int RedrivesAfter);
