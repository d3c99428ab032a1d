using System.Net;
using System.Net.Sockets;
using LocalCloud.Host.Admin;
using Testing;

namespace LocalCloud.Host.Tests;

public sealed class AddressTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Port_UnlessToldOtherwise_IsLoopbackOnly()
    {
        await using var host = await StartAsync(IPAddress.Loopback);
        Assert.Equal("127.0.0.1", host.Endpoint.Host);
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(host.Endpoint.Port));
    }

    [Fact]
    public async Task Port_OpenToOthers_KeepsWhatIsUnsignedToThisMachine()
    {
        await using var host = await StartAsync(IPAddress.Any);
        Assert.Equal("127.0.0.1", host.Endpoint.Host);
        using var http = new HttpClient { BaseAddress = new Uri($"http://{Outside()}:{host.Endpoint.Port}/") };
        http.DefaultRequestHeaders.Add("X-Local-Admin", "1");
        http.DefaultRequestHeaders.Host = $"cloud.test:{host.Endpoint.Port}";
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri("_local/health", UriKind.Relative), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri("f/2018-06-01/runtime/invocation/next", UriKind.Relative), Cancel)).StatusCode);

        // What is signed is judged by its signature: none is refused as S3 refuses it.
        Assert.Contains("AccessDenied", await (await http.GetAsync(new Uri("bucket", UriKind.Relative), Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_local/clock", true)]
    [InlineData("/_LOCAL/clock", true)]
    [InlineData("/f/e/2018-06-01/runtime/invocation/next", true)]
    [InlineData("/_api/Api/x", false)]
    [InlineData("/bucket/key", false)]
    public void Path_OfAnApiThatNobodySigns_IsKnown(string path, bool isUnsigned) => Assert.Equal(isUnsigned, LoopbackOnly.IsUnsigned(path));

    private Task<LocalCloudHost> StartAsync(IPAddress address) => LocalCloudHost.StartAsync(
        new LocalCloudOptions { DataDirectory = Path.Combine(_directory.Path, "data"), Port = 0, Address = address, HostNames = ["cloud.test"] }, Cancel);

    private static async Task ConnectAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Outside(), port, Cancel);
    }

    // An address of this machine that is not loopback.
    private static IPAddress Outside()
    {
        var address = System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        Assert.SkipWhen(address is null, "needs a network address besides loopback");
        return address!;
    }
}
