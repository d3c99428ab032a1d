using System.Text.Json.Nodes;
using LocalCloud.Host.Templates;
using Testing;

namespace LocalCloud.Host.Tests.Templates;

/// <summary>The template of this repository, as the local cloud reads it.</summary>
public sealed class OwnTemplateTests
{
    [Fact]
    public void OwnTemplate_IsReadWithoutFaultsOrUnknownResources()
    {
        var template = TemplateReader.ReadFile(
            Path.Combine(Repository.Root, "serverless.template"), new TemplateSettings { Directory = "" });

        Assert.DoesNotContain(template.Notes, n => n.IsMissed);
        Assert.Equal(["ProtectedJobRun", "ProtectedJobBatch"], template.StateMachines.Select(m => m.Source.Name));
        Assert.All(template.StateMachines, m => Assert.DoesNotContain("${", m.Source.Definition, StringComparison.Ordinal));
        Assert.NotEmpty(template.Functions);
        Assert.All(template.Functions, f => Assert.Contains("ANNOTATIONS_HANDLER", f.Definition.Environment));
        Assert.All(template.Functions, f => Assert.NotEmpty(template.Role(f.Definition.RoleArn!).Policies));
        Assert.NotEmpty(template.Rules);
        Assert.All(template.StateMachines, m => Assert.Equal("live", m.Source.Alias));
        Assert.All(template.Functions, f => Assert.Equal(["live"], f.Definition.Aliases));
    }

    // CloudFormation would refuse them at the deployment only.
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void ParameterFile_MeetsTheConstraintsOfTheTemplate(string environment)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "parameters", $"{environment}.json")))!;
        var given = file["Parameters"]!.AsObject().ToDictionary(p => p.Key, p => p.Value!.ToString(), StringComparer.Ordinal);
        Assert.NotEmpty(given);

        var template = TemplateReader.ReadFile(
            Path.Combine(Repository.Root, "serverless.template"), new TemplateSettings { Directory = "", Parameters = given });

        Assert.NotEmpty(template.Functions);
    }

    [Theory]
    [InlineData("MembershipId", "not-a-membership")]
    [InlineData("EventSource", "aws.mine")]
    [InlineData("CrpuPrices", "2.00 USD")]
    [InlineData("ScheduleExpression", "every hour")]
    [InlineData("ScheduleRequest", "[]")]
    [InlineData("EventTriggerSource", "aws.cleanrooms")]
    [InlineData("RecordRetentionDays", "30")]
    [InlineData("LogRetentionDays", "100")]
    [InlineData("Release", "v1")]
    [InlineData("Architecture", "riscv")]
    public void Parameter_OfNoUse_IsRefusedBeforeAnythingIsMade(string name, string value)
    {
        var given = new Dictionary<string, string> { [name] = value };

        var error = Assert.Throws<TemplateException>(() => TemplateReader.ReadFile(
            Path.Combine(Repository.Root, "serverless.template"), new TemplateSettings { Directory = "", Parameters = given }));

        Assert.Equal([$"Parameters.{name}"], error.Faults.Select(f => f.Path));
    }

    // Without its optional parts nothing may refer to them.
    [Fact]
    public void OwnTemplate_WithoutItsOptionalParts_IsReadWithoutFaults()
    {
        var given = new Dictionary<string, string> { ["ManagementApi"] = "false", ["Batches"] = "false" };

        var template = TemplateReader.ReadFile(
            Path.Combine(Repository.Root, "serverless.template"), new TemplateSettings { Directory = "", Parameters = given });

        Assert.Equal(["ProtectedJobRun"], template.StateMachines.Select(m => m.Source.Name));
        Assert.Empty(template.Routes);
        Assert.DoesNotContain("ManagementApiUrl", template.Outputs.Keys);
    }
}
