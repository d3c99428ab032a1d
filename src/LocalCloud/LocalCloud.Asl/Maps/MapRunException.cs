namespace LocalCloud.Asl.Maps;

/// <summary>A Map run cannot go on; tell the execution so with <see cref="Execution.Signal.MapRunFailed"/>.</summary>
public sealed class MapRunException : Exception
{
    internal MapRunException(string error, string message)
        : base(message) => Error = error;

    /// <summary>The error name.</summary>
    public string Error { get; }
}
