using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Trials;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Trials;

/// <summary>Which states can be tried how.</summary>
internal static class TestStateRules
{
    /// <exception cref="AwsException">ValidationException, InvalidDefinition.</exception>
    public static void Check(TestStateRequest asked, StateTrial trial)
    {
        if (asked.Mock is null)
        {
            CheckBare(asked, trial);
            return;
        }

        if (asked.RevealsSecrets)
        {
            throw Errors.Validation("TestState does not support RevealSecrets when a mock is specified.");
        }

        if (trial.TypeName is not ("Task" or "Map" or "Parallel"))
        {
            throw Errors.Validation($"State type '{trial.TypeName}' is not supported when a mock is specified");
        }

        if (asked.Context is { } context)
        {
            TestStateContext.Check(context, trial.Resource);
        }

        if (asked.Mock is TrialMock.Result(var result))
        {
            CheckResult(asked, trial, result);
        }
    }

    private static void CheckBare(TestStateRequest asked, StateTrial trial)
    {
        if (trial.TypeName is "Map" or "Parallel")
        {
            throw Errors.UntestableState(
                "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]");
        }

        if (asked.Context is not null)
        {
            throw Errors.Validation("A Context object can only be specified when a mock is specified.");
        }

        if (trial.Resource is not { } resource)
        {
            return;
        }

        if (resource.Kind == TaskResourceKind.Activity || resource.Pattern != IntegrationPattern.RequestResponse)
        {
            throw Errors.UntestableState(
                "TestState API does not support Activity tasks and the '.sync' and '.waitForTaskToken' service integration patterns without a mock");
        }

        if (asked.RoleArn is null)
        {
            throw Errors.Validation("RoleArn must be specified when testing a Task state");
        }
    }

    private static void CheckResult(TestStateRequest asked, StateTrial trial, JsonValue result)
    {
        if (trial.Resource is { } resource)
        {
            MockSchema.Check(resource, result, asked.MockMode);
        }
        else if (trial.WritesResults)
        {
            if (result is not JsonObject)
            {
                throw Errors.Validation("Mocked result must be a JSON object.");
            }
        }
        else if (result is not JsonArray array)
        {
            throw Errors.Validation("Mocked result must be an array.");
        }
        else if (trial.Branches is { } branches && branches != array.Count)
        {
            throw Errors.Validation("Mocked result must contain the same number of items as number of Parallel branches.");
        }
    }
}
