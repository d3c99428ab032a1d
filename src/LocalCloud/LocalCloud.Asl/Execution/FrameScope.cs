using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;
using LocalCloud.Asl.Trials;

namespace LocalCloud.Asl.Execution;

/// <summary>What a frame's expressions see; the context object is built when one asks.</summary>
internal sealed class FrameScope(TurnRun run, Frame frame, MapItem? item, string? token)
    : Scope(frame.Input, frame.Variables, run.Random, run.Now)
{
    public override TrialStages? Stages => run.Stages;

    private protected override JsonObject BuildContext()
    {
        if (run.Context is { } given)
        {
            return item is null ? given : given.With("Map", Map(item));
        }

        var context = new JsonObjectBuilder()
            .Set("Execution", Execution())
            .Set("StateMachine", new JsonObjectBuilder()
                .Set("Id", run.Origin.Info.StateMachineArn)
                .Set("Name", run.Origin.Info.StateMachineName)
                .Build())
            .Set("State", State());
        if (item is not null)
        {
            context.Set("Map", Map(item));
        }

        if (token is not null)
        {
            context.Set("Task", new JsonObjectBuilder().Set("Token", token).Build());
        }

        return context.Build();
    }

    private static JsonObject Map(MapItem item) => new JsonObjectBuilder()
        .Set("Item", new JsonObjectBuilder()
            .Set("Index", JsonValue.Of(item.Index))
            .Set("Value", item.Value)
            .Build())
        .Build();

    private JsonObject Execution()
    {
        var info = run.Origin.Info;
        var execution = new JsonObjectBuilder()
            .Set("Id", info.Arn)
            .Set("Input", run.Origin.Input)
            .Set("StartTime", Timestamp.Format(info.StartTime))
            .Set("Name", info.Name)
            .Set("RoleArn", info.RoleArn)
            .Set("RedriveCount", JsonValue.Of(run.RedriveCount));
        if (run.RedriveTime is { } time)
        {
            execution.Set("RedriveTime", Timestamp.Format(time));
        }

        return execution.Build();
    }

    private JsonObject State()
    {
        var state = new JsonObjectBuilder()
            .Set("Name", frame.State.Name)
            .Set("EnteredTime", Timestamp.Format(frame.EnteredTime));
        if (frame.State.Type == StateType.Task)
        {
            state.Set("RetryCount", JsonValue.Of(frame.RetryCount));
        }

        return state.Build();
    }
}
