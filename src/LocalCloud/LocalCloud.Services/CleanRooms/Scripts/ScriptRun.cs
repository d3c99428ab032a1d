namespace LocalCloud.Services.CleanRooms.Scripts;

/// <summary>Runs the entry script of a template with python3 and PySpark on this machine, instead of making outputs up.</summary>
/// <remarks>A scene says it, never a job: it is a program that is run here.</remarks>
internal sealed record ScriptRun
{
    /// <summary>The tables that the script reads: files or folders of CSV (with a header), JSON lines or Parquet, by table name.</summary>
    public IReadOnlyDictionary<string, string>? Tables { get; init; }

    /// <summary>The interpreter; null for the first <c>python3</c> on the path.</summary>
    public string? Python { get; init; }

    /// <summary>Folders where modules are looked for besides the interpreter's own; null for none.</summary>
    public IReadOnlyList<string>? PythonPath { get; init; }

    /// <summary>How long it may take, in seconds of the wall's clock; null for 600.</summary>
    public double? TimeoutSeconds { get; init; }
}
