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
        Assert.Equal("ProtectedJobRun", Assert.Single(template.StateMachines).Source.Name);
        Assert.DoesNotContain("${", template.StateMachines[0].Source.Definition, StringComparison.Ordinal);
        Assert.NotEmpty(template.Functions);
        Assert.All(template.Functions, f => Assert.Contains("ANNOTATIONS_HANDLER", f.Definition.Environment));
        Assert.All(template.Functions, f => Assert.NotEmpty(template.Role(f.Definition.RoleArn!).Policies));
        Assert.NotEmpty(template.Rules);
    }
}
