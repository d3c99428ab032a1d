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
        if (settings is { CaBundle: { } bundle, VerifiesCertificates: true })
        {
            // A system's bundle holds some 150 certificates, whose reading takes longer than the rest of a command: not for http.
            _authorities = settings.Endpoint?.Scheme != Uri.UriSchemeHttp ? Read(bundle) : File.Exists(bundle) ? null : throw NoBundle(bundle);
        }
    }

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handlers.")]
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Wire(_wire, Sockets())) { Timeout = _settings.ReadTimeout };

    /// <summary>What opens the connections.</summary>
    public SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = _settings.ConnectTimeout,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = _settings.VerifiesCertificates && _authorities is null ? null : Trusts },
    };

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
            throw NoBundle(bundle);
        }

        return authorities;
    }

    private static CommandFault NoBundle(string bundle) =>
        new(AwsExitCode.Failed, $"Could not find a suitable TLS CA certificate bundle, invalid path: {bundle}");

    private sealed class Wire(WireLog log, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            log.SendAsync(request, () => base.SendAsync(request, cancellationToken));
    }
}
