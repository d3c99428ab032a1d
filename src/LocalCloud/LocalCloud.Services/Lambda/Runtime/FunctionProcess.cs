using System.ComponentModel;
using System.Diagnostics;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>A function's process. Whoever starts one disposes it, which ends it.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FunctionProcess(Process process, Task<int> exited)
    {
        _process = process;
        Exited = exited;
    }

    /// <summary>Its exit code, once it has ended and all that it wrote has been read. Never fails.</summary>
    public Task<int> Exited { get; }

    public int Id => _process.Id;

    /// <summary>Starts a process.</summary>
    /// <param name="executable">A program, or a .dll for <c>dotnet</c>.</param>
    /// <param name="environment">All of its environment.</param>
    /// <param name="line">Takes each line it writes.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static FunctionProcess Start(
        string executable,
        IReadOnlyDictionary<string, string> environment,
        Action<string> line)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(executable)),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetExtension(executable) == ".dll")
        {
            start.FileName = "dotnet";
            start.ArgumentList.Add(executable);
        }
        else
        {
            start.FileName = executable;
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            var process = Process.Start(start)!;
            return new FunctionProcess(process, ObserveAsync(process, line));
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            throw new IOException($"{executable} cannot be started: {e.Message}", e);
        }
    }

    /// <summary>Ends it; <see cref="Exited"/> tells when.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private static async Task<int> ObserveAsync(Process process, Action<string> line)
    {
        var output = ReadAsync(process.StandardOutput, line);
        var error = ReadAsync(process.StandardError, line);
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> line)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } text)
            {
                line(text);
            }
        }
        catch (IOException)
        {
            // The pipe broke as the process was ended.
        }
    }
}
