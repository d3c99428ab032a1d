using LocalCloud.Services.Contracts;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.EventBridge.Rules;

/// <summary>The buses and rules as they are now: read once, and again after each change, so that an event is matched in memory.</summary>
internal sealed class RuleBook
{
    public const string DefaultBus = "default";

    private readonly Lock _gate = new();
    private readonly LocalStore _store;
    private readonly CloudSettings _settings;
    private volatile Page _page;

    public RuleBook(LocalStore store, CloudSettings settings)
    {
        _store = store;
        _settings = settings;
        _page = Read();
    }

    public IReadOnlyList<Rule> Rules => _page.Rules;

    public IReadOnlyList<EventBusRow> Buses => _page.Buses;

    public bool HasBus(string bus) => Buses.Any(b => b.Name == bus);

    /// <summary>The rule.</summary>
    /// <exception cref="AwsException">ResourceNotFoundException.</exception>
    public Rule Demand(string bus, string name)
    {
        DemandBus(bus);
        return Find(bus, name)
            ?? throw new AwsException("ResourceNotFoundException", 400, $"Rule {name} does not exist on EventBus {bus}.");
    }

    public Rule? Find(string bus, string name) => Rules.FirstOrDefault(r => r.Bus == bus && r.Name == name);

    /// <exception cref="AwsException">ResourceNotFoundException.</exception>
    public void DemandBus(string bus)
    {
        if (!HasBus(bus))
        {
            throw new AwsException("ResourceNotFoundException", 400, $"Event bus {bus} does not exist.");
        }
    }

    /// <summary>Changes rows; when this returns, events are matched by the new ones.</summary>
    public async Task<T> ChangeAsync<T>(Func<SqliteConnection, T> change, CancellationToken cancellationToken)
    {
        var answer = await _store.WriteAsync(change, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            // Read under the lock, or the slower of two changes would put an older page back.
            _page = Read();
        }

        return answer;
    }

    private Page Read() => _store.Read(connection => new Page(
        [new EventBusRow(DefaultBus, null, DateTimeOffset.UnixEpoch), .. RuleRows.Buses(connection)],
        RuleRows.All(connection, _settings.Region, _settings.AccountId)));

    private sealed record Page(IReadOnlyList<EventBusRow> Buses, IReadOnlyList<Rule> Rules);
}
