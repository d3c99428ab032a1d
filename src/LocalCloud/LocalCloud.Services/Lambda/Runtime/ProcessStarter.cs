using System.Collections;
using System.Globalization;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>Starts functions' processes as Lambda would: with an environment of their own and their role's credentials.</summary>
internal sealed class ProcessStarter
{
    // What a process needs of the machine. All else stays out, above all the developer's own AWS_ settings.
    private static readonly string[] s_inherited =
        ["PATH", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "DOTNET_ROOT", "LD_LIBRARY_PATH", "LANG"];

    private readonly CloudSettings _settings;
    private readonly IAccessKeys _keys;
    private readonly IServer _server;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProcessStarter(CloudSettings settings, IAccessKeys keys, IServer server, IHostApplicationLifetime host)
    {
        _settings = settings;
        _keys = keys;
        _server = server;
        host.ApplicationStarted.Register(() => _ready.TrySetResult());
        host.ApplicationStopping.Register(() => _ready.TrySetCanceled());
    }

    /// <summary>The host listens. Services that resume their work as it starts may invoke functions before that.</summary>
    public Task Ready => _ready.Task;

    /// <exception cref="IOException">It cannot be started.</exception>
    /// <exception cref="InvalidOperationException">The host listens nowhere yet.</exception>
    public FunctionProcess Start(FunctionDefinition function, string environmentId, Action<string> line) =>
        FunctionProcess.Start(function.Executable!, EnvironmentOf(function, environmentId), line);

    internal Dictionary<string, string> EnvironmentOf(FunctionDefinition function, string environmentId)
    {
        var endpoint = Endpoint();
        var credentials = function.RoleArn is null ? _keys.Find("local") : _keys.Issue(function.RoleArn, function.Name);
        var variables = Inherited();

        // Functions here are invoked a few times, not thousands: a .NET function that takes no profiles is ready a quarter sooner.
        variables["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in function.Environment)
        {
            variables[name] = value;
        }

        variables["_HANDLER"] = function.Handler;
        variables["AWS_LAMBDA_RUNTIME_API"] = $"{endpoint.Authority}/{function.Name}/{environmentId}";
        variables["AWS_LAMBDA_FUNCTION_NAME"] = function.Name;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemorySize.ToString(CultureInfo.InvariantCulture);
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{function.Name}";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = $"local/[$LATEST]{environmentId}";
        variables["AWS_REGION"] = _settings.Region;
        variables["AWS_DEFAULT_REGION"] = _settings.Region;
        variables["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority);
        variables["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(Path.GetFullPath(function.Executable!))!;
        variables["TZ"] = ":UTC";
        if (variables.GetValueOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT") is null or "")
        {
            // Shown by the admin API, which wants its header.
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint.GetLeftPart(UriPartial.Authority) + "/_local/otlp";
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = "x-local-admin=1";
            // It is no collector in reach of many: slow only where the machine is busy, and then the spans are wanted all the same.
            variables["OTEL_EXPORTER_OTLP_TIMEOUT"] = "60000";
        }

        if (function.LogFormat is { } format)
        {
            variables["AWS_LAMBDA_LOG_FORMAT"] = format;
        }

        if (credentials is not null)
        {
            variables["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
            variables["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
            if (credentials.SessionToken is { } token)
            {
                variables["AWS_SESSION_TOKEN"] = token;
            }
        }

        return variables;
    }

    private static Dictionary<string, string> Inherited()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (s_inherited.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                variables[name] = (string?)variable.Value ?? "";
            }
        }

        return variables;
    }

    // Known only once the server listens, as its port may be any that is free.
    private Uri Endpoint()
    {
        var address = _server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(
            a => a.StartsWith("http://", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("The host listens on no http address yet, so no function can be started.");
        return new Uri(address.Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal));
    }
}
