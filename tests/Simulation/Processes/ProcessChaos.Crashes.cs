namespace Simulation.Processes;

/// <content>The cloud's own life and death, and what is told of it.</content>
public sealed partial class ProcessChaos
{
    // The first comes before the sixth run can have ended, so that a few runs meet it too.
    private int NextCrash() => _books.Crashes == 0
        ? _random.Next(4, 14)
        : _books.Beats + _random.Next(BeatsACrash / 2, BeatsACrash * 3 / 2);

    private async Task UpAsync(CancellationToken cancellationToken)
    {
        _cloud = await ToolCloud.UpAsync(directory, Functions, cancellationToken);
        _isUp = true;
        _clients = await ChaosClients.OfAsync(_cloud, cancellationToken);
    }

    private async Task DownAsync()
    {
        if (_isUp)
        {
            _isUp = false;
            _clients?.Dispose();
            await _cloud.DisposeAsync();
        }
    }

    // The same machine goes on, on the same directory: as if the power had failed, or as if the cloud alone had died.
    private async Task CrashAsync(CancellationToken cancellationToken)
    {
        var skipping = _cloud.SkipAsync(cancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(600)), TimeProvider.System, cancellationToken);
        var functions = _cloud.Functions();
        await _cloud.KillAsync();
        Trace?.Invoke($"{_books.Beats} the cloud was killed, with {functions.Count} functions; {_started} started, {_running} running");
        _books.Crashes++;
        if (_random.Next(2) == 0)
        {
            KillAll(functions);
        }
        else
        {
            _orphans.AddRange(functions);
        }

        try
        {
            await skipping;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // That was the point.
        }

        await DownAsync();
        await UpAsync(cancellationToken);
        await TroubleAsync(cancellationToken);
        KillAll(_orphans);
        _orphans.Clear();
    }

    // One that ended by itself may have left its id to another process.
    private static void KillAll(IEnumerable<ChildProcess> functions)
    {
        foreach (var function in functions.Where(child => child.IsFunction()))
        {
            function.Kill();
        }
    }

    // What is wrong begins with the run it is wrong of.
    private async Task TellWrongAsync(CancellationToken cancellationToken)
    {
        foreach (var run in _books.Wrong.Select(line => line.Split(' ', '/')[0]).Where(name => name.StartsWith("run-", StringComparison.Ordinal)).Distinct())
        {
            foreach (var line in Trace is null ? [] : await _clients.HistoryAsync(ArnOf(run), cancellationToken))
            {
                Trace?.Invoke($"{run}: {line}");
            }
        }
    }
}
