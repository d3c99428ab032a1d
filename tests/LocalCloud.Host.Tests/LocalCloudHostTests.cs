using System.Net.Sockets;
using System.Text;
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
    public async Task Stop_WhileSomebodyIsHalfThroughARequest_IsAStopAllTheSame()
    {
        var grants = Path.Combine(_directory.Path, "grants");
        var cloud = await LocalCloudHost.StartAsync(Options() with { GrantsDirectory = grants }, Cancel);
        using var half = new TcpClient();
        await half.ConnectAsync(cloud.Endpoint.Host, cloud.Endpoint.Port, Cancel);
        var head = $"PUT /_local/deliveries HTTP/1.1\r\nHost: {cloud.Endpoint.Authority}\r\n"
            + "X-Local-Admin: 1\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n";
        await half.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);
        using var answers = new StreamReader(half.GetStream());
        Assert.Equal("HTTP/1.1 100 Continue", await answers.ReadLineAsync(Cancel));

        await cloud.DisposeAsync();
        Assert.Single(Directory.EnumerateFiles(grants));
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
