using ProtectedJobs.Functions.StartJob;

namespace Architecture.Tests;

/// <summary>The official generator rewrites serverless.template; ours does not. This holds the file as the official one would leave it.</summary>
public sealed class FunctionsInTemplateTests
{
    [Fact]
    public void Template_IsAsAttributesSay()
    {
        var differences = Differences(Deployment.TemplateText);

        Assert.True(differences.Count == 0, string.Join('\n', differences.Prepend("serverless.template is to be changed:")));
    }

    [Fact]
    public void Difference_IsToldWithItsLine()
    {
        var lines = Deployment.TemplateText.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains("\"PollJobFunction\": {", StringComparison.Ordinal));
        line = Array.FindIndex(lines, line, l => l.Contains("\"Timeout\": 30", StringComparison.Ordinal));
        lines[line] = lines[line].Replace("30", "31", StringComparison.Ordinal);

        Assert.Equal(
            [$"serverless.template:{line + 1}: PollJobFunction.Properties.Timeout is 31, the attribute says 30"],
            Differences(string.Join('\n', lines)));
    }

    [Fact]
    public void Function_ThatTheTemplateLacks_AndOneThatHasNoMethod_AreTold()
    {
        var differences = Differences(Deployment.TemplateText.Replace("\"SweepFunction\": {", "\"BroomFunction\": {", StringComparison.Ordinal));

        Assert.Contains(differences, d => d.Contains("SweepFunction.Type is absent", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.EndsWith("BroomFunction has no method any more: remove it", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Differences(string template) =>
        FunctionsInTemplate.Differences(template, typeof(StartJobFunction).Assembly);
}
