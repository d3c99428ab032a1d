using LocalCloud.Host.Templates;
using LocalCloud.Store;
using Testing;

namespace LocalCloud.Host.Tests;

public sealed class LocalCloudHostTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Start_OnADirectoryInUse_IsRefused()
    {
        await using var first = await LocalCloudHost.StartAsync(Options(), Cancel);
        await Assert.ThrowsAsync<StoreInUseException>(() => LocalCloudHost.StartAsync(Options(), Cancel));
    }

    [Fact]
    public async Task Start_AfterAStop_HasTheSameSceneAndALaterClock()
    {
        DateTimeOffset before;
        string scene;
        await using (var first = await LocalCloudHost.StartAsync(Options(), Cancel))
        {
            first.Clock.Advance(TimeSpan.FromDays(2));
            await first.CleanRooms.ReplaceSceneAsync("""{"rules":{"shortPages":true}}""", Cancel);
            before = first.Clock.GetUtcNow();
            scene = first.CleanRooms.Scene;
        }

        await using var second = await LocalCloudHost.StartAsync(Options(), Cancel);
        Assert.True(second.Clock.GetUtcNow() >= before);
        Assert.Equal(scene, second.CleanRooms.Scene);
    }

    [Fact]
    public async Task Start_WithASceneFile_AppliesItToAFreshDirectoryOnly()
    {
        var scene = Path.Combine(_directory.Path, "scene.yaml");
        await File.WriteAllTextAsync(scene, "rules: {overQuota: queue}\n", Cancel);
        await using (var first = await LocalCloudHost.StartAsync(Options() with { ScenePath = scene }, Cancel))
        {
            Assert.Contains("queue", first.CleanRooms.Scene, StringComparison.Ordinal);
            await first.CleanRooms.ReplaceSceneAsync("{}", Cancel);
        }

        await using var second = await LocalCloudHost.StartAsync(Options() with { ScenePath = scene }, Cancel);
        Assert.DoesNotContain("queue", second.CleanRooms.Scene, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAFaultyTemplate_TellsItsFaultsAndLocksNothing()
    {
        var template = Path.Combine(_directory.Path, "serverless.template");
        await File.WriteAllTextAsync(template, """{"Resources":{"F":{"Type":"AWS::Serverless::Function"}}}""", Cancel);
        var error = await Assert.ThrowsAsync<TemplateException>(
            () => LocalCloudHost.StartAsync(Options() with { TemplatePath = template }, Cancel));
        Assert.Equal("Resources.F.Properties.Handler", Assert.Single(error.Faults).Path);
        await using var host = await LocalCloudHost.StartAsync(Options(), Cancel);
    }

    [Fact]
    public async Task Start_WithATemplate_DefinesItsMachinesAndNotesTheRest()
    {
        var template = Path.Combine(_directory.Path, "serverless.template");
        await File.WriteAllTextAsync(
            template,
            """
            Resources:
              M: {Type: AWS::Serverless::StateMachine, Properties: {Name: Mine, Definition: {StartAt: A, States: {A: {Type: Succeed}}}}}
              F: {Type: AWS::Serverless::Function, Properties: {Handler: H, CodeUri: ./none}}
              X: {Type: AWS::Fancy::Thing}
            """,
            Cancel);
        await using var host = await LocalCloudHost.StartAsync(Options() with { TemplatePath = template }, Cancel);
        Assert.Equal("arn:aws:states:us-east-1:000000000000:stateMachine:Mine", host.StateMachineArn);
        Assert.Contains(host.Notes, n => n.StartsWith("X (AWS::Fancy::Thing)", StringComparison.Ordinal));
        Assert.Contains(host.Notes, n => n.StartsWith("F (function)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithAnInvalidMachine_TellsItAsAFaultOfItsResource()
    {
        var template = Path.Combine(_directory.Path, "serverless.template");
        await File.WriteAllTextAsync(
            template,
            "Resources: {M: {Type: AWS::Serverless::StateMachine, Properties: {Definition: {StartAt: Nowhere, States: {}}}}}",
            Cancel);
        var error = await Assert.ThrowsAsync<TemplateException>(
            () => LocalCloudHost.StartAsync(Options() with { TemplatePath = template }, Cancel));
        Assert.Equal("Resources.M", Assert.Single(error.Faults).Path);
    }

    private LocalCloudOptions Options() => new()
    {
        DataDirectory = Path.Combine(_directory.Path, "data"),
        Port = 0,
    };
}
