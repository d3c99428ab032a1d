using System.Diagnostics;
using System.Globalization;

namespace Simulation.Processes;

/// <summary>A process that another one started, as /proc tells it. Linux only: elsewhere there are none.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ticks">The processor time it has used, in clock ticks.</param>
public readonly record struct ChildProcess(int Id, long Ticks)
{
    /// <summary>The children of a process.</summary>
    /// <param name="parent">Its id.</param>
    public static IReadOnlyList<ChildProcess> Of(int parent)
    {
        if (!Directory.Exists("/proc"))
        {
            return [];
        }

        var children = new List<ChildProcess>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(id) is var (itsParent, ticks)
                && itsParent == parent)
            {
                children.Add(new ChildProcess(id, ticks));
            }
        }

        return children;
    }

    /// <summary>The processor time it has used since its family was as it was; all of it, if it has begun since.</summary>
    /// <param name="before">The family then.</param>
    public long TicksSince(IReadOnlyList<ChildProcess> before)
    {
        foreach (var child in before)
        {
            if (child.Id == Id)
            {
                return Ticks - child.Ticks;
            }
        }

        return Ticks;
    }

    /// <summary>Whether it is the process of a Lambda function.</summary>
    /// <param name="function">The name of its method.</param>
    public bool Runs(string function) => HasInEnvironment($"ANNOTATIONS_HANDLER={function}\0");

    /// <summary>Whether it is the process of any Lambda function.</summary>
    public bool IsFunction() => HasInEnvironment("ANNOTATIONS_HANDLER=");

    /// <summary>kill -9.</summary>
    /// <returns>False if it is gone.</returns>
    public bool Kill()
    {
        try
        {
            using var process = Process.GetProcessById(Id);
            process.Kill();
            return true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private bool HasInEnvironment(string text)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/environ")).Contains(text, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // proc(5): pid (comm) state ppid …, utime and stime being the 14th and 15th; comm may hold blanks and brackets.
    private static (int Parent, long Ticks)? Read(int id)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture),
                long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
