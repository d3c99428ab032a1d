using System.Net;
using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns;

/// <summary>What a service said when it refused: by header (restJson1) or by <c>__type</c> or <c>code</c> in the body.</summary>
internal sealed record ServiceError(
    string Code, string Message, string RequestId, HttpStatusCode Status, Exception Inner, JsonElement Body)
{
    public static ServiceError Read(JsonUnmarshallerContext context, Exception inner, HttpStatusCode status)
    {
        var text = JsonBody.ReadText(context);
        var body = JsonBody.TryParse(text);
        var code = Header(context, "x-amzn-ErrorType") ?? body.Text("__type") ?? body.Text("code");
        return new ServiceError(
            ShortName(code),
            Header(context, "x-amzn-error-message") ?? body.Text("message") ?? body.Text("Message") ?? Fallback(code, text),
            Header(context, "x-amzn-RequestId"),
            status,
            inner,
            body);
    }

    // "namespace#Name:http://…" is how some services spell Name.
    private static string ShortName(string code) =>
        code is null ? null : code[(code.LastIndexOf('#') + 1)..].Split(':')[0];

    private static string Fallback(string code, string text) =>
        $"The service returned an error{(code is null ? "" : $" with code {code}")} and the body '{text}'.";

    private static string Header(JsonUnmarshallerContext context, string name) =>
        context.ResponseData.IsHeaderPresent(name) && context.ResponseData.GetHeaderValue(name) is { Length: > 0 } value
            ? value
            : null;
}
