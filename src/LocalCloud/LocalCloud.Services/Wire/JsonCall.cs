using System.Text.Json;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire;

/// <summary>One call of a JSON API, as its handler sees it.</summary>
public sealed record JsonCall
{
    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The body: always a JSON object, and valid Unicode throughout; empty if none was sent. Read it with <see cref="JsonMembers"/>.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>The labels of a RestJson path, decoded; empty for AwsJson.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = new Dictionary<string, string>();

    /// <summary>For headers, the query, and answers that are no JSON object.</summary>
    public required HttpContext Http { get; init; }

    /// <summary>Cancelled when the client leaves.</summary>
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>A query parameter; null if absent.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;
}
