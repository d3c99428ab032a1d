using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProtectedJobs.Functions.StartJob;
using Testing;

namespace Architecture.Tests;

/// <summary>The official generator rewrites serverless.template; ours does not. This holds the file as the official one would leave it.</summary>
public sealed class FunctionsInTemplateTests
{
    private static readonly JsonSerializerOptions s_generated =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    // As the official generator writes JSON: two spaces, nothing escaped that need not be, and no newline at the end.
    [Fact]
    public void Template_IsWrittenByteForByteAsTheGeneratorWritesIt()
    {
        Assert.Equal(JsonNode.Parse(Deployment.TemplateText)!.ToJsonString(s_generated), Deployment.TemplateText);
    }

    [Fact]
    public void Template_NamesTheGeneratorsVersion_AndIsFoundByIt()
    {
        var packages = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var version = packages.Split("\"Amazon.Lambda.Annotations\" Version=\"")[1].Split('"')[0];
        Assert.Contains($"This template is partially managed by Amazon.Lambda.Annotations (v{version}.0).", Deployment.TemplateText, StringComparison.Ordinal);

        var project = Path.Combine(Repository.Root, "src", "ProtectedJobs.Functions");
        var defaults = JsonNode.Parse(File.ReadAllText(Path.Combine(project, "aws-lambda-tools-defaults.json")))!;
        Assert.Equal(Path.Combine(Repository.Root, Deployment.TemplateName), Path.GetFullPath(defaults["template"]!.ToString(), project));
    }

    private static IReadOnlyList<string> Differences(string template) =>
        FunctionsInTemplate.Differences(template, typeof(StartJobFunction).Assembly);
}
