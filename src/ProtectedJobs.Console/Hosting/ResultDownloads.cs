using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ProtectedJobs.Console.Runs;

namespace ProtectedJobs.Console.Hosting;

/// <summary><c>/results/{runId}?key=…</c>: one object of a run's results, streamed through; only what the run's manifest lists.</summary>
internal static class ResultDownloads
{
    public static void MapResultDownloads(this WebApplication app) => app.MapGet(
        "/results/{runId}",
        async (string runId, string key, IRunSource runs, HttpContext context) =>
        {
            await using var bytes = await runs.OpenResultAsync(runId, key, context.RequestAborted);
            if (bytes is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                await context.Response.WriteAsync("The run's manifest lists no such object.");
                return;
            }

            // Never shown, always saved: whatever it is, it does not run as a page of this origin.
            var name = new ContentDispositionHeaderValue("attachment");
            name.SetHttpFileName(key[(key.LastIndexOf('/') + 1)..]);
            context.Response.Headers.ContentDisposition = name.ToString();
            context.Response.ContentType = "application/octet-stream";
            await bytes.CopyToAsync(context.Response.Body, context.RequestAborted);
        });

    /// <summary>The address of an object.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The object's key.</param>
    public static string AddressOf(string runId, string key) => $"results/{Uri.EscapeDataString(runId)}?key={Uri.EscapeDataString(key)}";
}
