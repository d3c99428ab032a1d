namespace LocalCloud.Services.Contracts;

/// <summary>An error as AWS answers it.</summary>
/// <param name="code">The wire name, e.g. <c>ResourceNotFoundException</c>.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="message">AWS's words.</param>
/// <param name="members">Further modelled members of the error body (reason, fieldList, quotaName, …); values are JSON text.</param>
public sealed class AwsException(
    string code,
    int status,
    string message,
    IReadOnlyDictionary<string, string>? members = null) : Exception(message)
{
    /// <summary>The wire name.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Further members of the error body; values are JSON text.</summary>
    public IReadOnlyDictionary<string, string> Members { get; } = members ?? new Dictionary<string, string>();
}
