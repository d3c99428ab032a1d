using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LocalCloud.Asl.Execution;
using LocalCloud.Services.Contracts;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>What a token names.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="StartedAt">When it started: another execution may have its name one day.</param>
/// <param name="TaskId">The task.</param>
internal sealed record TaskReference(string ExecutionArn, long StartedAt, long TaskId);

/// <summary>
/// Callback tokens. A token says itself what it names and is signed, so none has to be kept, the same task always has the
/// same one, and an invented one is told from one that came too late.
/// </summary>
internal sealed class TaskTokens
{
    private const int SignatureBytes = 24;

    private readonly byte[] _key;

    private TaskTokens(byte[] key) => _key = key;

    public static TaskTokens Open(LocalStore store) => new(store.Read(static connection =>
        connection.Prepared("SELECT key FROM token_key").First(static row => row.Bytes(0).ToArray())!));

    /// <summary>The token of a task.</summary>
    public string Issue(ExecutionInfo execution, long taskId)
    {
        var text = Encoding.UTF8.GetBytes($"{taskId}|{execution.StartTime.ToUnixTimeMilliseconds()}|{execution.Arn}");
        return Base64Url.EncodeToString([.. Sign(text), .. text]);
    }

    /// <summary>What a token names; it need not be waiting any more.</summary>
    /// <exception cref="AwsException">InvalidToken.</exception>
    public TaskReference Read(string token)
    {
        if (!Base64Url.IsValid(token))
        {
            throw Errors.InvalidToken();
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= SignatureBytes
            || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), Sign(bytes.AsSpan(SignatureBytes))))
        {
            throw Errors.InvalidToken();
        }

        var parts = Encoding.UTF8.GetString(bytes.AsSpan(SignatureBytes)).Split('|', 3);
        return new TaskReference(
            parts[2],
            long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
            long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    private ReadOnlySpan<byte> Sign(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_key, text).AsSpan(0, SignatureBytes);
}
