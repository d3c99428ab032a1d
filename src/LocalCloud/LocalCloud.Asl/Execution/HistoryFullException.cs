namespace LocalCloud.Asl.Execution;

/// <summary>The history has room for one more event only: the one that ends the execution.</summary>
internal sealed class HistoryFullException : Exception;
