using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Scripts;

/// <summary>Runs entry scripts and delivers what they return: a folder an output, with Spark's Parquet parts and <c>_SUCCESS</c>.</summary>
/// <remarks>One at a time, when the job's time is over by the cloud's clock; other jobs wait meanwhile.</remarks>
internal sealed class ScriptRunner(IObjects objects, CloudSettings settings)
{
    private const double DefaultSeconds = 600;

    /// <summary>Runs the script of a job's template.</summary>
    /// <returns>Null if it succeeded and its results are written; else why the job failed.</returns>
    /// <exception cref="AwsException">The script's object, or the receiver's bucket, is not there.</exception>
    public async Task<JobError?> RunAsync(Job job, AnalysisTemplate? template, CancellationToken cancellationToken)
    {
        if (template?.EntryPoint is not { } entry)
        {
            return new JobError("SCRIPT_MISSING", "The scene runs this template's entry script, but the template names none (entryPoint).");
        }

        var folder = Path.Combine(settings.DataDirectory, "scripts", job.Id);
        Directory.CreateDirectory(Path.Combine(folder, "output"));
        try
        {
            await PrepareAsync(job, template, entry, folder, cancellationToken);
            var error = await StartAsync(job.Plan.Script!, folder, cancellationToken);
            if (error is null)
            {
                await DeliverAsync(job, Path.Combine(folder, "output"), cancellationToken);
            }

            return error;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task PrepareAsync(Job job, AnalysisTemplate template, ScriptLocation entry, string folder, CancellationToken cancellationToken)
    {
        await using (var script = await objects.OpenAsync(entry.Bucket, entry.Key, cancellationToken))
        await using (var copy = File.Create(Path.Combine(folder, "entry_script.py")))
        {
            await script.CopyToAsync(copy, cancellationToken);
        }

        await using (var harness = typeof(ScriptRunner).Assembly.GetManifestResourceStream("CleanRooms.harness.py")!)
        await using (var copy = File.Create(Path.Combine(folder, "harness.py")))
        {
            await harness.CopyToAsync(copy, cancellationToken);
        }

        var parameters = new JsonObject();
        foreach (var parameter in template.AnalysisParameters ?? [])
        {
            parameters[parameter.Name] = job.Parameters?.GetValueOrDefault(parameter.Name) ?? parameter.DefaultValue;
        }

        var tables = (job.Plan.Script!.Tables ?? new Dictionary<string, string>())
            .Select(t => KeyValuePair.Create(t.Key, (JsonNode?)Path.GetFullPath(t.Value)));
        var input = new JsonObject
        {
            ["script"] = Path.Combine(folder, "entry_script.py"),
            ["tables"] = new JsonObject(tables),
            ["parameters"] = parameters,
            ["output"] = Path.Combine(folder, "output"),
            ["outcome"] = Path.Combine(folder, "outcome.json"),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "job.json"), input.ToJsonString(), cancellationToken);
    }

    private static async Task<JobError?> StartAsync(ScriptRun script, string folder, CancellationToken cancellationToken)
    {
        var python = script.Python ?? "python3";
        var start = new ProcessStartInfo(python)
        {
            WorkingDirectory = folder,
            ArgumentList = { Path.Combine(folder, "harness.py"), Path.Combine(folder, "job.json") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var secret in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(secret);
        }

        if (script.PythonPath is { Count: > 0 } path)
        {
            start.Environment["PYTHONPATH"] = string.Join(Path.PathSeparator, path.Select(Path.GetFullPath));
        }

        try
        {
            using var process = Process.Start(start)!;
            return await WatchAsync(process, TimeSpan.FromSeconds(script.TimeoutSeconds ?? DefaultSeconds), folder, cancellationToken);
        }
        catch (Win32Exception e)
        {
            return new JobError(
                "PYTHON_MISSING",
                $"The scene runs this template's entry script, which needs python3 with PySpark: {python} cannot be started ({e.Message}). Install them, or leave 'script' out of the scene.");
        }
    }

    private static async Task<JobError?> WatchAsync(Process process, TimeSpan limit, string folder, CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(limit, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new JobError("SCRIPT_TIMED_OUT", $"The entry script took longer than {limit.TotalSeconds} s.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        _ = await output;
        return await OutcomeAsync(Path.Combine(folder, "outcome.json"), await error, process.ExitCode);
    }

    private static async Task<JobError?> OutcomeAsync(string file, string error, int code)
    {
        if (!File.Exists(file))
        {
            return new JobError("SCRIPT_FAILED", $"The entry script ended with {code}: {error.Trim().Split('\n')[^1]}");
        }

        using var outcome = JsonDocument.Parse(await File.ReadAllTextAsync(file, CancellationToken.None));
        return outcome.RootElement.TryGetProperty("code", out var refused)
            ? new JobError(refused.GetString()!, outcome.RootElement.GetProperty("message").GetString()!)
            : null;
    }

    // Spark leaves checksums beside its files, which are hidden.
    private async Task DeliverAsync(Job job, string output, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var key = job.Folder + Path.GetRelativePath(output, file).Replace(Path.DirectorySeparatorChar, '/');
            await using var content = File.OpenRead(file);
            await objects.PutAsync(job.Target.Bucket, key, content, "application/octet-stream", cancellationToken);
        }
    }
}
