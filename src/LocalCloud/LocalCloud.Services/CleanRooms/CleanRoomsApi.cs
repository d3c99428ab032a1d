using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Faults;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.CleanRooms;

/// <summary>Clean Rooms over HTTP: restJson1, version 2022-02-17.</summary>
internal sealed class CleanRoomsApi : IAwsService, INamesOperations
{
    private readonly RestJsonRoutes _routes = new();
    private readonly CleanRoomsOperations _operations;

    public CleanRoomsApi(CleanRoomsOperations operations)
    {
        _operations = operations;
        foreach (var operation in operations.All)
        {
            _routes.Add(operation.Method, operation.Path, async call => await operations.RunAsync(
                operation, call.Caller, Merge(call), call.Aborted));
        }
    }

    /// <inheritdoc/>
    public string SigningName => "cleanrooms";

    /// <inheritdoc/>
    public WireProtocol Protocol => WireProtocol.RestJson;

    /// <inheritdoc/>
    public Task HandleAsync(HttpContext context, Caller caller) => _routes.HandleAsync(context, caller);

    /// <inheritdoc/>
    public string? NameOf(HttpRequest request)
    {
        var segments = (request.Path.Value ?? "").Split('/');
        return _operations.All.FirstOrDefault(o => o.Method == request.Method && Fits(o.Path.Split('/'), segments))?.Name;
    }

    private static bool Fits(string[] pattern, string[] segments) =>
        pattern.Length == segments.Length
        && pattern.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    // Labels, query and body as one object: what an operation reads. The body cannot override the path.
    private static JsonElement Merge(JsonCall call)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in call.Path)
            {
                writer.WriteString(name, value);
            }

            foreach (var name in call.Http.Request.Query.Keys.Where(n => !call.Path.ContainsKey(n)))
            {
                WriteQuery(writer, name, call.Query(name)!);
            }

            foreach (var member in call.Input.EnumerateObject().Where(m => !call.Path.ContainsKey(m.Name)))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void WriteQuery(Utf8JsonWriter writer, string name, string value)
    {
        if (name == "maxResults" && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, value);
        }
    }
}
