namespace LocalCloud.Store;

/// <summary>The file was written by a newer version of this program than the one that opens it.</summary>
/// <param name="file">The database file.</param>
/// <param name="number">The number of a schema file that this program does not have.</param>
public sealed class StoreTooNewException(string file, int number)
    : IOException($"'{file}' has schema {number:D4}, which this version of the program does not know. Use the version that wrote it, or another directory.")
{
    /// <summary>The number of the unknown schema file.</summary>
    public int Number { get; } = number;
}
