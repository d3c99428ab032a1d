namespace Simulation.Processes;

/// <summary>
/// kill -9 of functions at work, at seeded instants of their own processor time: the same instants on a busy machine as on an idle one.
/// </summary>
/// <param name="random">The dice.</param>
internal sealed class FunctionKiller(Random random)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(8);

    /// <summary>How many were killed.</summary>
    public int Killed { get; private set; }

    /// <summary>Kills one of the functions that are at work while something happens, if it lasts long enough.</summary>
    /// <param name="cloud">Whose functions.</param>
    /// <param name="happening">What happens.</param>
    public async Task WhileAsync(ToolCloud cloud, Task happening)
    {
        // An invocation takes one to five ticks of a hundredth of a second, the start of a process fifty.
        var instant = random.Next(2) == 0 ? random.Next(1, 4) : random.Next(1, 60);
        // Sweep works at most beats, and its death is the least harm.
        var sparesSweep = random.Next(8) != 0;
        var before = cloud.Functions();
        while (await Task.WhenAny(happening, Task.Delay(s_look, TimeProvider.System)) != happening)
        {
            foreach (var function in cloud.Functions())
            {
                if (function.TicksSince(before) >= instant && !(sparesSweep && function.Runs("Sweep")) && function.Kill())
                {
                    Killed++;
                    return;
                }
            }
        }
    }
}
