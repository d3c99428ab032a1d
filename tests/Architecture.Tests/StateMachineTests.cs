using System.Text.Json;
using ProtectedJobs.Core.Runs.Errors;

namespace Architecture.Tests;

/// <summary>What ties statemachine.asl.json to the code: Lambda names an error by the simple name of its class.</summary>
public sealed class StateMachineTests
{
    private static readonly HashSet<string> s_errors =
    [
        .. typeof(RunError).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(RunError)) && !t.IsAbstract).Select(t => t.Name),
    ];

    private static readonly string[] s_payload = ["run", "enteredAt", "retryCount", "request"];
    private static readonly string[] s_run = ["id", "executionArn", "startedAt", "redriveCount"];

    public static TheoryData<string> Tasks() => new(Deployment.Tasks.Select(task => task.Key));

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Error_ThatATaskNames_IsAClassOrAWordOfTheService(string name)
    {
        var named = Rules(name, "Retry").Concat(Rules(name, "Catch")).SelectMany(Errors);
        var words = named.Where(error =>
            !error.StartsWith("States.", StringComparison.Ordinal) && !error.StartsWith("Lambda.", StringComparison.Ordinal));

        Assert.Empty(words.Except(s_errors));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Retriers_AreInOrder_FinalErrorsFirst_AllOthersAloneAndLastWithJitter(string name)
    {
        var retriers = Rules(name, "Retry");

        Assert.Equal(0, retriers[0].GetProperty("MaxAttempts").GetInt32());
        Assert.Equal(["States.ALL"], Errors(retriers[^1]));
        Assert.Equal("FULL", retriers[^1].GetProperty("JitterStrategy").GetString());
        Assert.DoesNotContain("States.ALL", retriers.SkipLast(1).SelectMany(Errors));
        Assert.All(retriers.Skip(1), retrier => Assert.NotEqual(0, retrier.GetProperty("MaxAttempts").GetInt32()));
    }

    // EndFailed throws the outcome. Were one of them retried, the run would end late, and once more announced in vain.
    [Fact]
    public void EndFailed_RetriesNoOutcome()
    {
        var outcomes = typeof(RunEnded).Assembly.GetExportedTypes()
            .Where(t => t.IsSubclassOf(typeof(RunEnded)) && !t.IsAbstract).Select(t => t.Name);

        Assert.Empty(outcomes.Except(Errors(Rules("EndFailed", "Retry")[0])));
        Assert.Empty(Rules("EndFailed", "Catch"));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Task_OutlivesItsFunction(string name)
    {
        var task = Task(name);
        var function = Deployment.Resources.GetProperty(Deployment.FunctionOf(task)).GetProperty("Properties");

        // A time that the input gives is that of a wait, which the function only opens.
        Assert.True(task.TryGetProperty("TimeoutSeconds", out var timeout) || task.TryGetProperty("TimeoutSecondsPath", out _));
        if (timeout.ValueKind == JsonValueKind.Number)
        {
            Assert.InRange(function.GetProperty("Timeout").GetInt32(), 1, timeout.GetInt32() - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Task_InvokesTheFunctionOfItsName_WithWhatFunctionsRead(string name)
    {
        var task = Task(name);
        Assert.Equal($"{name}Function", Deployment.FunctionOf(task));

        var payload = Deployment.InputOf(task).GetProperty("Payload");
        var waits = task.GetProperty("Resource").GetString()!.EndsWith(".waitForTaskToken", StringComparison.Ordinal);
        Assert.Empty(s_payload.Except(Names(payload)));
        Assert.Empty(s_run.Except(Names(payload.GetProperty("run"))));
        Assert.Equal(waits, Names(payload).Contains("taskToken"));
    }

    [Fact]
    public void Machine_SaysWhyItHasEachState_AndEndsInNoFail()
    {
        Assert.All(
            Deployment.Machine.GetProperty("States").EnumerateObject(),
            state =>
            {
                Assert.False(string.IsNullOrWhiteSpace(state.Value.GetProperty("Comment").GetString()));
                Assert.NotEqual("Fail", state.Value.GetProperty("Type").GetString());
            });
    }

    [Fact]
    public void Substitutions_AreThoseThatTheMachineAsksFor()
    {
        var asked = Deployment.Tasks
            .Select(task => Deployment.InputOf(task.Value).GetProperty("FunctionName").GetString()!.TrimStart('$').Trim('{', '}'));

        Assert.Equal(asked.Order(StringComparer.Ordinal), Names(Deployment.Substitutions).Order(StringComparer.Ordinal));
    }

    private static JsonElement Task(string name) => Deployment.Tasks.Single(task => task.Key == name).Value;

    private static List<JsonElement> Rules(string name, string kind) =>
        Task(name).TryGetProperty(kind, out var rules) ? [.. rules.EnumerateArray()] : [];

    private static IEnumerable<string> Errors(JsonElement rule) => rule.GetProperty("ErrorEquals").EnumerateArray().Select(e => e.GetString()!);

    // In JSONPath a member that is computed ends in ".$".
    private static IEnumerable<string> Names(JsonElement json) =>
        json.EnumerateObject().Select(member => member.Name.EndsWith(".$", StringComparison.Ordinal) ? member.Name[..^2] : member.Name);
}
