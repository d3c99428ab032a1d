using System.Globalization;

namespace Benchmarks.Engine;

/// <summary><c>engine-server DIRECTORY</c>: the cloud of the measurements in a process of its own, to be measured and killed.</summary>
internal static class WaitingServer
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var directory])
        {
            await Console.Error.WriteLineAsync("usage: engine-server DIRECTORY");
            return 2;
        }

        await using var cloud = await BenchmarkCloud.StartAsync(directory);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cloud.Endpoint}"));
        await cloud.WhenStoppedAsync();
        return 0;
    }
}
