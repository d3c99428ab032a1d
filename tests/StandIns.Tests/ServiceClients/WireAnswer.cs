using System.Net;

namespace StandIns.Tests.ServiceClients;

/// <summary>What the server says.</summary>
internal sealed record WireAnswer(HttpStatusCode Status, string Body)
{
    public string ContentType { get; init; } = "application/json";

    public Dictionary<string, string> Headers { get; init; } = new() { ["x-amzn-RequestId"] = "request-1" };

    public static WireAnswer Ok(string body) => new(HttpStatusCode.OK, body);

    /// <summary>As restJson1 says an error: its name is a header.</summary>
    public static WireAnswer RestError(int status, string name, string body) => new((HttpStatusCode)status, body)
    {
        Headers = new() { ["x-amzn-ErrorType"] = name, ["x-amzn-RequestId"] = "request-1" },
    };

    /// <summary>As awsJson says an error: its name is in the body.</summary>
    public static WireAnswer RpcError(string name, string message, string more = "") =>
        new(HttpStatusCode.BadRequest, $$"""{"__type":"{{name}}","message":"{{message}}"{{more}}}""");
}
