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
    }
}
