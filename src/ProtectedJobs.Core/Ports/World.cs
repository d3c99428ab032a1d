namespace ProtectedJobs.Core.Ports;

/// <summary>All that the core asks of the world.</summary>
/// <param name="CleanRooms">The jobs.</param>
/// <param name="Executions">The state machine's executions.</param>
/// <param name="Ledger">The documents.</param>
/// <param name="Results">The results.</param>
/// <param name="Announcer">The bus.</param>
/// <param name="Ids">Ids.</param>
public sealed record World(
    ICleanRooms CleanRooms,
    IExecutions Executions,
    ILedger Ledger,
    IResultStore Results,
    IAnnouncer Announcer,
    IIdSource Ids);
