using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;
using Testing;

namespace ProtectedJobs.Cli.Tests.Clouds;

public sealed class CheckoutTests
{
    [Fact]
    public void Template_OfAToolInACheckout_IsTheCheckouts()
    {
        using var directory = new TempDirectory();
        var deep = Directory.CreateDirectory(Path.Combine(directory.Path, "artifacts", "bin", "tool")).FullName;
        File.WriteAllText(Path.Combine(directory.Path, "Lambdas.sln"), "");

        Assert.Equal(Path.Combine(directory.Path, "serverless.template"), Checkout.TemplateAbove(deep));
    }

    [Fact]
    public void Template_OfAnInstalledTool_MustBeNamed()
    {
        using var directory = new TempDirectory();

        var e = Assert.Throws<UsageException>(() => Checkout.TemplateAbove(directory.Path));

        Assert.Contains("--template", e.Message, StringComparison.Ordinal);
    }
}
