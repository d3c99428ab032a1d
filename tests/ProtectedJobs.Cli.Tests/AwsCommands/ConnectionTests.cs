using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.AwsCommands.Shapes;
using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Certificates and timeouts.</summary>
public sealed class ConnectionTests
{
    private static readonly string[] s_start =
        ["start-protected-job", "--type", "PYSPARK", "--membership-identifier", StubAnswers.Membership, "--job-parameters", $"analysisTemplateArn={StubAnswers.Template}", "--query", "protectedJob.status"];

    [Theory]
    [InlineData("", 255, "SSL validation failed for https://localhost:")]
    [InlineData("--no-verify-ssl", 0, "")]
    [InlineData("--ca-bundle {bundle}", 0, "")]
    [InlineData("--ca-bundle {other}", 255, "SSL validation failed for https://localhost:")]
    public async Task Certificate_OfItsOwnAuthority_IsTrustedWhenToldTo(string options, int code, string error)
    {
        using var folder = new TempDirectory();
        using var certificate = SelfSigned();
        using var other = SelfSigned();
        var (bundle, stranger) = (Path.Combine(folder.Path, "bundle.pem"), Path.Combine(folder.Path, "other.pem"));
        await File.WriteAllTextAsync(bundle, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(stranger, other.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var server = await ServeAsync(certificate);
        using var bench = Bench();

        var port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        var ended = await bench.RunAsync(
            [.. s_start, "--endpoint-url", $"https://localhost:{port}", .. options.Replace("{bundle}", bundle, StringComparison.Ordinal).Replace("{other}", stranger, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(code, ended);
        Assert.StartsWith(error, bench.Error.ToString().TrimStart(), StringComparison.Ordinal);
        Assert.Equal(code == 0 ? "\"SUBMITTED\"\n" : "", bench.Out.ToString());
    }

    [Fact]
    public async Task Answer_ThatDoesNotCome_IsWaitedForAsLongAsToldAndAskedForOnce()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var bench = Bench();

        var code = await bench.RunAsync([.. s_start, "--endpoint-url", $"http://{silent.LocalEndpoint}", "--cli-read-timeout", "1"]);

        Assert.Equal(255, code);
        Assert.Equal(
            $"\nRead timeout on endpoint URL: \"http://{silent.LocalEndpoint}/memberships/{StubAnswers.Membership}/protectedJobs\"\n", bench.Error.ToString());

        // The connection is made in the background, and on a busy machine after the time is over.
        using (await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken))
        {
        }

        Assert.False(silent.Pending());
    }

    [Fact]
    public async Task Start_WhoseConnectionIsResetAfterIt_IsNotSentAgain()
    {
        await using var server = new ResettingServer();
        using var bench = Bench();

        var code = await bench.RunAsync([.. s_start, "--endpoint-url", server.Endpoint.ToString()]);

        Assert.Equal(255, code);
        Assert.Equal(
            $"\nConnection was closed before we received a valid response from endpoint URL: \"{server.Endpoint}memberships/{StubAnswers.Membership}/protectedJobs\".\n",
            bench.Error.ToString());
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Connection_ThatDoesNotCome_IsWaitedForAsLongAsTold()
    {
        using var bench = Bench();
        var arguments = ArgumentReader.Read(JobOperations.Start, [.. s_start[1..], "--cli-connect-timeout", "1", "--cli-read-timeout", "0"]);
        var settings = CallSettings.Of(arguments, new AwsEnvironment { Variable = static _ => null, Home = "/nobody", Zone = TimeZoneInfo.Utc });
        using var sockets = new Connections(settings, new WireLog(bench.Error, TimeProvider.System, isOn: false)).Sockets();
        sockets.ConnectCallback = static async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return Stream.Null;
        };
        using var client = new HttpClient(sockets) { Timeout = settings.ReadTimeout };

        var late = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetAsync(new Uri("http://127.0.0.1:1/"), TestContext.Current.CancellationToken));

        Assert.Equal((TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan), (sockets.ConnectTimeout, client.Timeout));
        Assert.Equal("Connect timeout on endpoint URL: \"u\"", Failures.Of(JobOperations.Start, late, "u", retries: 0).Message);
    }

    private static AwsBench Bench() => new() { Variables = new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" } };

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static async Task<WebApplication> ServeAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var server = builder.Build();
        server.Run(static http => http.Response.WriteAsync(StubAnswers.Submitted.Body));
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
