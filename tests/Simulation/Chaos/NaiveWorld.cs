using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using Simulation.Machine;
using Simulation.Time;
using Simulation.World;
using AslStatus = LocalCloud.Asl.Execution.ExecutionStatus;

namespace Simulation.Chaos;

/// <summary>
/// What teams write who have nothing else: StartProtectedJob with a plain Retry, then Wait, GetProtectedJob and Choice. The same seed
/// gives the same memberships, runs, strangers and stops, and the same dice decide what goes wrong on the way.
/// </summary>
public sealed class NaiveWorld
{
    private const string Definition = """
        {"StartAt":"Start","States":{
          "Start":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
            "Parameters":{"FunctionName":"arn:aws:lambda:us-east-1:000000000000:function:Start","Payload":{"run.$":"$$.Execution.Name","request.$":"$$.Execution.Input"}},
            "OutputPath":"$.Payload",
            "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":30,"MaxAttempts":10,"BackoffRate":2,"MaxDelaySeconds":900}],"Next":"Wait"},
          "Wait":{"Type":"Wait","Seconds":60,"Next":"Get"},
          "Get":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
            "Parameters":{"FunctionName":"arn:aws:lambda:us-east-1:000000000000:function:Get","Payload.$":"$"},
            "OutputPath":"$.Payload",
            "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":5,"MaxAttempts":10,"BackoffRate":2,"MaxDelaySeconds":60}],"Next":"Ended"},
          "Ended":{"Type":"Choice","Choices":[
            {"Variable":"$.status","StringEquals":"Success","Next":"Good"},
            {"Or":[{"Variable":"$.status","StringEquals":"Failed"},{"Variable":"$.status","StringEquals":"Cancelled"}],"Next":"Bad"}],
            "Default":"Wait"},
          "Good":{"Type":"Succeed"},"Bad":{"Type":"Fail"}}}
        """;

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Random _random;
    private readonly VirtualTime _time = new(s_start);
    private readonly ChaosRates _rates = new();
    private readonly FaultCount _faults = new();

    /// <summary>Makes a world.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="runs">How many runs.</param>
    public NaiveWorld(int seed, int runs)
    {
        _random = new Random(seed);
        var plan = new ChaosPlan(_random, runs);
        CleanRooms = new CleanRoomsService(_time, () => ChaosPlan.Uuid(_random))
        {
            AccountLimit = plan.AccountLimit,
            Script = _ => plan.Script(),
        };
        Engine = new SimEngine(_time, _random, Deployment.Read(Definition), Invoke);
        foreach (var run in plan.Runs.Where(run => RunRequest.Parse(run.Request) is RunRequestResult.Valid))
        {
            _time.After(run.StartsAfter, () => Start(run));
        }

        foreach (var (membership, after) in plan.Strangers)
        {
            _time.After(after, () => CleanRooms.Start(ChaosPlan.Stranger(membership), null, null));
        }
    }

    /// <summary>Clean Rooms.</summary>
    public CleanRoomsService CleanRooms { get; }

    /// <summary>Step Functions.</summary>
    public SimEngine Engine { get; }

    /// <summary>Lets everything happen.</summary>
    public void Run() => _time.RunUntil(s_start + TimeSpan.FromDays(2));

    private void Start(RunPlan plan)
    {
        var execution = Engine.Start(plan.Name, plan.Request);
        if (plan.StopsAfter is { } after)
        {
            _time.After(after, () =>
            {
                if (execution.State.Status == AslStatus.Running)
                {
                    Engine.Stop(execution, "A person stopped it.");
                }
            });
        }
    }

    private async void Invoke(SimTask task)
    {
        var wire = new ChaosWire(_time, _random, () => _rates, _time.Now.AddDays(1), 0, _faults, static () => { });
        try
        {
            task.Answer(new SimAnswer.Done(JsonSerializer.SerializeToElement(
                task.Function == "Start" ? await StartJobAsync(task.Payload, wire) : await GetJobAsync(task.Payload, wire))));
        }
        catch (Exception error)
        {
            task.Answer(new SimAnswer.Failed(error.GetType().Name, error.Message));
        }
    }

    private async Task<Dictionary<string, string>> StartJobAsync(JsonElement payload, ChaosWire wire)
    {
        var run = payload.GetProperty("run").GetString();
        var job = ((RunRequestResult.Valid)RunRequest.Parse(payload.GetProperty("request"))).Request.Job;
        var port = new CleanRoomsPort(CleanRooms, _time, wire, () => run);
        return await port.StartAsync(job, null, CancellationToken.None) is StartAnswer.Started(var started)
            ? new() { ["membership"] = job.MembershipId, ["id"] = started.Id }
            : throw new InvalidOperationException("StartProtectedJob failed.");
    }

    private async Task<Dictionary<string, string>> GetJobAsync(JsonElement payload, ChaosWire wire)
    {
        var (membership, id) = (payload.GetProperty("membership").GetString()!, payload.GetProperty("id").GetString()!);
        var job = await new CleanRoomsPort(CleanRooms, _time, wire, static () => null).GetAsync(membership, id, CancellationToken.None);
        return new() { ["membership"] = membership, ["id"] = id, ["status"] = $"{job?.Status ?? JobStatus.Submitted}" };
    }
}
