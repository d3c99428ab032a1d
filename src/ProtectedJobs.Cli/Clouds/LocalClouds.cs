using System.Text.Json;
using LocalCloud.Host;
using LocalCloud.Host.Templates;
using Microsoft.AspNetCore.Connections;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Clouds;

/// <summary>Local clouds in this process.</summary>
/// <param name="terminal">Told how much of a template does nothing locally.</param>
/// <param name="toolDirectory">Where the tool is; its checkout is looked for above.</param>
internal sealed class LocalClouds(Terminal terminal, string toolDirectory) : ILocalClouds
{
    private const string LedgerOutput = "LedgerBucketName";

    // A price to show costs with; whoever deploys looks up their own.
    private static readonly Dictionary<string, string> s_parameters = new() { ["CrpuPrices"] = "us-east-1=2.00 USD 2026-08" };

    /// <inheritdoc/>
    public async Task<ILocalCloud> StartAsync(CloudSettings settings, CancellationToken cancellationToken)
    {
        var template = settings.TemplatePath ?? Checkout.TemplateAbove(toolDirectory);
        try
        {
            var host = await LocalCloudHost.StartAsync(
                new LocalCloudOptions
                {
                    DataDirectory = settings.DataDirectory,
                    Port = settings.Port,
                    TimeScale = settings.TimeScale,
                    Iam = settings.Iam,
                    LambdaEndpoint = settings.LambdaEndpoint,
                    TemplatePath = template,
                    TemplateParameters = settings.TemplatePath is null ? With(s_parameters, settings.Parameters) : settings.Parameters,
                    FunctionsExecutable = settings.FunctionsExecutable,
                },
                cancellationToken);
            return await OpenAsync(host, template, settings.DataDirectory, cancellationToken);
        }
        catch (Exception wrong) when (wrong is TemplateException or IOException)
        {
            // In use, written by a newer version, a port that is taken, a template with faults: all are put right by the caller.
            throw new UsageException(
                $"The local cloud cannot start. {wrong.Message}{(wrong.InnerException is AddressInUseException ? " Give --port 0 for one that is free." : "")}");
        }
    }

    private static Dictionary<string, string> With(
        IReadOnlyDictionary<string, string> ordinary, IReadOnlyDictionary<string, string> given) =>
        ordinary.Where(one => !given.ContainsKey(one.Key)).Concat(given).ToDictionary(StringComparer.Ordinal);

    private async Task<ILocalCloud> OpenAsync(LocalCloudHost host, string template, string directory, CancellationToken cancellationToken)
    {
        try
        {
            if (host.Notes.Count > 0)
            {
                await terminal.Error.WriteLineAsync(
                    $"{host.Notes.Count} parts of the template do nothing on a local cloud: {host.Endpoint}_local/template tells which.");
            }

            new CloudNote(host.Endpoint, Environment.ProcessId).Write(directory);
            return new HostedCloud(
                host,
                directory,
                host.StateMachineArn ?? throw new UsageException($"Wanted a state machine in {template}, found none."),
                await ReadOutputAsync(host.Endpoint, LedgerOutput, cancellationToken));
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private static async Task<string?> ReadOutputAsync(Uri endpoint, string name, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = endpoint };
        client.DefaultRequestHeaders.Add("X-Local-Admin", "1");
        var report = JsonElement.Parse(await client.GetByteArrayAsync(new Uri("_local/template", UriKind.Relative), cancellationToken));
        return report.GetProperty("outputs").TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private sealed class HostedCloud(LocalCloudHost host, string directory, string stateMachineArn, string? ledgerBucket) : ILocalCloud
    {
        public Uri Endpoint => host.Endpoint;

        public string StateMachineArn => stateMachineArn;

        public string? LedgerBucket => ledgerBucket;

        public ValueTask DisposeAsync()
        {
            CloudNote.Remove(directory);
            return host.DisposeAsync();
        }
    }
}
