using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>The AWS SDK for JavaScript against the service: every operation through a client that is not ours.</summary>
public sealed class ConformanceTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<string> Scripts => ["machines", "executions", "tasks", "maps", "trials", "answers", "histories"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Client_OfTheAwsSdk_SeesWhatAwsAnswers(string script)
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path);
        await Node.RunAsync($"stepfunctions/{script}.mjs", [cloud.Endpoint]);
    }
}
