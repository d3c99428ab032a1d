using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Trials;

/// <summary>The context object of a state on trial where none is given.</summary>
internal static class TrialContext
{
    public static JsonObject Of(TrialSetup setup, State state, string token)
    {
        var info = setup.Info;
        var context = new JsonObjectBuilder()
            .Set("Execution", new JsonObjectBuilder()
                .Set("Id", info.Arn)
                .Set("Input", setup.Input)
                .Set("StartTime", Timestamp.Format(info.StartTime))
                .Set("Name", info.Name)
                .Set("RoleArn", info.RoleArn.Length == 0 ? JsonNull.Instance : JsonValue.Of(info.RoleArn))
                .Build())
            .Set("StateMachine", new JsonObjectBuilder()
                .Set("Id", info.StateMachineArn)
                .Set("Name", info.StateMachineName)
                .Build());
        var entered = new JsonObjectBuilder().Set("Name", state.Name).Set("EnteredTime", Timestamp.Format(setup.Now));
        if (state.Type is StateType.Task or StateType.Map or StateType.Parallel)
        {
            entered.Set("RetryCount", JsonValue.Of(setup.RetryCount));
        }

        context.Set("State", entered.Build());
        if (state is TaskState { Resource.HasToken: true })
        {
            context.Set("Task", new JsonObjectBuilder().Set("Token", token).Build());
        }

        return context.Build();
    }
}
