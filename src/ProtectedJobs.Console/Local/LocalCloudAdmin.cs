using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProtectedJobs.Console.Local;

/// <summary>The admin API of a local cloud: its clock and its faults. There is none on AWS.</summary>
/// <param name="client">Its base address is the cloud's endpoint.</param>
public sealed class LocalCloudAdmin(HttpClient client) : IDisposable
{
    /// <summary>That of a local cloud.</summary>
    /// <param name="endpoint">The cloud's endpoint.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client is disposed of with the result.")]
    public static LocalCloudAdmin At(Uri endpoint) =>
        // No proxy of the environment should see it.
        new(new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = endpoint });

    /// <summary>The clock.</summary>
    public async Task<CloudClock> ReadClockAsync(CancellationToken cancellationToken) =>
        ClockOf(await AskAsync(HttpMethod.Get, "clock", null, cancellationToken));

    /// <summary>Sets the clock's pace.</summary>
    /// <param name="scale">Virtual seconds a second of the wall's clock; 0 stands still.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CloudClock> SetScaleAsync(double scale, CancellationToken cancellationToken) =>
        ClockOf(await AskAsync(HttpMethod.Put, "clock", new JsonObject { ["scale"] = scale }, cancellationToken));

    /// <summary>Moves time on; returns when the jobs have caught up.</summary>
    /// <param name="by">How far.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CloudClock> SkipAsync(TimeSpan by, CancellationToken cancellationToken) =>
        ClockOf(await AskAsync(HttpMethod.Post, "clock/advance", new JsonObject { ["seconds"] = by.TotalSeconds }, cancellationToken));

    /// <summary>The faults that requests meet.</summary>
    public async Task<IReadOnlyList<CloudFault>> ReadFaultsAsync(CancellationToken cancellationToken)
    {
        var plan = await AskAsync(HttpMethod.Get, "faults", null, cancellationToken);
        return plan.TryGetProperty("faults", out var faults) ? [.. faults.EnumerateArray().Select(FaultOf)] : [];
    }

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">The rule, as the admin API takes it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AddFaultAsync(JsonObject fault, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, "faults", fault, cancellationToken);

    /// <summary>Removes a fault.</summary>
    public Task RemoveFaultAsync(string id, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Delete, $"faults/{Uri.EscapeDataString(id)}", null, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"_local/{path}", UriKind.Relative));
        request.Headers.Add("X-Local-Admin", "1");
        request.Content = body is null ? null : JsonContent.Create(body);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var answer = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return response.IsSuccessStatusCode
                ? answer
                : throw new LocalCloudRefusedException(answer.TryGetProperty("message", out var message) ? message.GetString()! : response.StatusCode.ToString());
        }
        catch (Exception gone) when (gone is HttpRequestException or JsonException)
        {
            throw new LocalCloudRefusedException($"The local cloud does not answer: {gone.Message}");
        }
    }

    private static CloudClock ClockOf(JsonElement clock) => new(
        DateTimeOffset.Parse(clock.GetProperty("now").GetString()!, CultureInfo.InvariantCulture),
        clock.GetProperty("scale").GetDouble());

    private static CloudFault FaultOf(JsonElement fault) => new(
        fault.TryGetProperty("id", out var id) ? id.ToString() : "",
        string.Join(", ", fault.EnumerateObject().Where(member => member.Name != "id").Select(member => $"{member.Name} {member.Value}")));
}

/// <summary>A local cloud's clock.</summary>
/// <param name="Now">Its time.</param>
/// <param name="Scale">How many times faster than the wall's it runs; 0 if it stands still.</param>
public sealed record CloudClock(DateTimeOffset Now, double Scale);

/// <summary>A fault that requests meet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rule">The rule, in words.</param>
public sealed record CloudFault(string Id, string Rule);

/// <summary>The local cloud refused, or does not answer.</summary>
/// <param name="message">Its words.</param>
public sealed class LocalCloudRefusedException(string message) : Exception(message);
