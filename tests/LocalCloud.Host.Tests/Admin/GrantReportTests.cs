using LocalCloud.Host.Admin;
using LocalCloud.Services.Contracts;
using Testing;

namespace LocalCloud.Host.Tests.Admin;

public sealed class GrantReportTests
{
    [Fact]
    public void Unused_OverSeveralClouds_IsWhatNoneOfThemUsed()
    {
        using var directory = new TempDirectory();
        GrantReport.Leave(directory.Path, [new("r", "s3:GetObject", true), new("r", "s3:PutObject", false), new("r", "logs:PutLogEvents", false)]);
        GrantReport.Leave(directory.Path, [new("r", "s3:GetObject", false), new("r", "s3:PutObject", false), new("q", "states:*", false)]);
        Assert.Equal([new GrantUse("q", "states:*", false), new GrantUse("r", "s3:PutObject", false)], GrantReport.Unused(directory.Path));
    }

    [Fact]
    public async Task Cloud_ThatStops_LeavesItsGrants()
    {
        using var directory = new TempDirectory();
        var grants = Path.Combine(directory.Path, "grants");
        var template = Path.Combine(directory.Path, "serverless.template");
        await File.WriteAllTextAsync(
            template,
            """
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {Handler: H, CodeUri: ./none, Policies: [{Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "*"}]}]}}
            """,
            TestContext.Current.CancellationToken);
        await using (await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = Path.Combine(directory.Path, "data"), Port = 0, TemplatePath = template, GrantsDirectory = grants },
            TestContext.Current.CancellationToken))
        {
            Assert.False(Directory.Exists(grants));
        }

        Assert.Equal("s3:GetObject", Assert.Single(GrantReport.Unused(grants)).Action);
    }
}
