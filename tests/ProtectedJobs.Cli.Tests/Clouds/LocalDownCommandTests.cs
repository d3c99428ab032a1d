using System.Diagnostics;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using Testing;

namespace ProtectedJobs.Cli.Tests.Clouds;

public sealed class LocalDownCommandTests
{
    [Theory]
    [InlineData(typeof(TaskCanceledException), true)]
    [InlineData(typeof(HttpRequestException), false)]
    public async Task Down_OfWhatDoesNotAnswer_StopsItUnlessNothingIsThere(Type failure, bool isStopped)
    {
        using var directory = new TempDirectory();
        using var cloud = Process.Start("sleep", "600");
        new CloudNote(new Uri("http://127.0.0.1:1"), cloud.Id).Write(directory.Path);
        using var error = new StringWriter();
        var clouds = new RunningClouds(() => new HttpClient(new Failing((Exception)Activator.CreateInstance(failure)!)));
        try
        {
            var down = new LocalDownCommand(new Terminal(TextReader.Null, TextWriter.Null, error), clouds, directory.Path);

            Assert.Equal(ExitCode.Success, await down.Parse([]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

            Assert.Equal(isStopped, cloud.HasExited);
            Assert.Contains(isStopped ? "is stopped" : "there is nothing to stop", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            cloud.Kill();
        }
    }

    private sealed class Failing(Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(failure);
    }
}
