using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Reports;

/// <summary>A process's memory, in units of 1000² bytes; elsewhere than on Linux both are the working set.</summary>
internal static class ProcessMemory
{
    public static double ResidentMegabytes(int process) => Status(process, "VmRSS");

    public static double PeakMegabytes(int process) => Status(process, "VmHWM");

    private static double Status(int process, string name)
    {
        var file = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status";
        if (!File.Exists(file))
        {
            using var found = Process.GetProcessById(process);
            return found.WorkingSet64 / 1e6;
        }

        var line = File.ReadLines(file).First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
