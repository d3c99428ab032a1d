using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;
using ProtectedJobs.Cli.AwsCommands.Settings;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>Connections with a command's own timeouts and trust.</summary>
internal sealed class Connections : HttpClientFactory
{
    private readonly CallSettings _settings;
    private readonly WireLog _wire;
    private readonly X509Certificate2Collection? _authorities;

    public Connections(CallSettings settings, WireLog wire)
    {
        (_settings, _wire) = (settings, wire);
        _authorities = settings is { CaBundle: { } bundle, VerifiesCertificates: true } ? Read(bundle) : null;
    }

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handlers.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = _settings.ConnectTimeout,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = _settings.VerifiesCertificates && _authorities is null ? null : Trusts },
        };
        return new HttpClient(new Wire(_wire, sockets)) { Timeout = _settings.ReadTimeout };
    }

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (!_settings.VerifiesCertificates)
        {
            return true;
        }

        if (certificate is null || chain is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var found = new X509Certificate2(certificate);
        return chain.Build(found);
    }

    private static X509Certificate2Collection Read(string bundle)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(bundle);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CommandFault(
                AwsExitCode.Failed, $"Could not find a suitable TLS CA certificate bundle, invalid path: {bundle}");
        }

        return authorities;
    }

    private sealed class Wire(WireLog log, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            log.SendAsync(request, () => base.SendAsync(request, cancellationToken));
    }
}
