using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Host.Deployment;
using LocalCloud.Host.Templates;
using LocalCloud.Services.CleanRooms;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.Faults;
using LocalCloud.Services.HttpApi;
using LocalCloud.Services.Time;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Host.Admin;

/// <summary>The admin API, <c>/_local/…</c>: what no AWS call can do. Used by the tool, the console page and tests.</summary>
/// <remarks>
/// Not signed. It takes loopback requests with the header <c>X-Local-Admin: 1</c>, which a web page cannot send to another origin
/// without asking, and nobody here answers such a question. Bodies are JSON or YAML.
/// <list type="table">
/// <item><term>GET health</term><description>answers once everything is up</description></item>
/// <item><term>GET clock, PUT clock {scale}</term><description>{now, scale}; scale 0 stands still</description></item>
/// <item><term>POST clock/advance {seconds}</term><description>moves time on, and waits until Clean Rooms has caught up</description></item>
/// <item><term>POST clock/skip</term><description>waits until nothing happens any more, then moves time on to whatever happens next; for a
/// clock that stands still</description></item>
/// <item><term>GET, PUT scene</term><description>the Clean Rooms scene</description></item>
/// <item><term>PATCH jobs/{id}</term><description>a behaviour: how a protected job goes on</description></item>
/// <item><term>GET, PUT, POST, DELETE faults; DELETE faults/{id}</term><description>the scenario; POST adds a rule</description></item>
/// <item><term>PUT deliveries {twice}</term><description>whether rules and schedules deliver everything twice, as they may</description></item>
/// <item><term>GET, PUT, POST, DELETE event-faults</term><description>events and invocations of schedules that are to be lost, doubled, …</description></item>
/// <item><term>POST events {source, detailType, detail, resources, bus, time, id}</term><description>puts an event of any source, AWS's own too</description></item>
/// <item><term>GET logs?function=&amp;after=&amp;contains=&amp;limit=</term><description>what functions wrote lately</description></item>
/// <item><term>GET metrics?namespace=&amp;name=</term><description>what they wrote in the embedded metric format</description></item>
/// <item><term>GET traces?runId=</term><description>the spans they exported, as whole traces; of one run, or of <c>attribute=</c> any value that a
/// span has</description></item>
/// <item><term>POST otlp/v1/traces</term><description>takes spans, as OTLP's JSON</description></item>
/// <item><term>GET template</term><description>what was made of the template, and what was not</description></item>
/// <item><term>GET iam</term><description>what the roles are granted and whether it was used; what was denied</description></item>
/// <item><term>GET dead-letters</term><description>what could not be delivered: events to the template's queues, invocations</description></item>
/// <item><term>POST credentials {roleArn, sessionName, policies}</term><description>temporary credentials of a role of any account, which is
/// given the policies first if there are any</description></item>
/// </list>
/// </remarks>
internal static class AdminApi
{
    private const int LargestBody = 4 * 1024 * 1024;

    /// <summary>Mounts it, with the guard of the whole port and the faults before everything.</summary>
    public static void Map(WebApplication app, DeploymentReport report)
    {
        var clock = app.Services.GetRequiredService<VirtualClock>();
        var faults = app.Services.GetRequiredService<FaultPlan>();
        var cleanRooms = app.Services.GetRequiredService<CleanRoomsControl>();
        var keys = app.Services.GetRequiredService<IAccessKeys>();
        var roles = app.Services.GetRequiredService<IRoles>();

        app.UseOriginGuard();
        LoopbackOnly.Use(app);
        app.UseFaults();
        app.UseHttpApis();
        Add(app, "GET", "health", _ => Done(new JsonObject { ["status"] = "ok" }));
        Add(app, "GET", "template", _ => Done(report.ToJson()));
        Add(app, "GET", "clock", _ => Done(Show(clock)));
        Add(app, "PUT", "clock", async call =>
        {
            clock.SetScale(Number(await ReadAsync(call), "scale"));
            return Show(clock);
        });
        Add(app, "POST", "clock/advance", async call =>
        {
            clock.Advance(TimeSpan.FromSeconds(Number(await ReadAsync(call), "seconds")));
            await cleanRooms.WhenSettledAsync(call.RequestAborted);
            return Show(clock);
        });
        Add(app, "POST", "clock/skip", async call =>
        {
            await clock.SkipAsync(call.RequestAborted);
            return Show(clock);
        });
        Add(app, "GET", "scene", _ => Done(JsonNode.Parse(cleanRooms.Scene)!));
        Add(app, "PUT", "scene", async call =>
        {
            await cleanRooms.ReplaceSceneAsync((await ReadAsync(call)).ToJsonString(), call.RequestAborted);
            return new JsonObject();
        });
        Add(app, "PATCH", "jobs/{id}", async call =>
        {
            var id = (string)call.Request.RouteValues["id"]!;
            return await cleanRooms.ChangeJobAsync(id, (await ReadAsync(call)).ToJsonString(), call.RequestAborted)
                ? new JsonObject()
                : throw new AwsException("ResourceNotFoundException", 404, $"There is no job {id} that has not ended.");
        });
        Add(app, "GET", "faults", _ => Done(JsonNode.Parse(faults.Json)!));
        Add(app, "PUT", "faults", async call =>
        {
            Scenarios.Apply(app.Services, await ReadAsync(call));
            return JsonNode.Parse(faults.Json)!;
        });
        Add(app, "POST", "faults", async call => new JsonObject { ["id"] = faults.Add((await ReadAsync(call)).ToJsonString()) });
        Add(app, "DELETE", "faults", _ =>
        {
            faults.Clear();
            return Done(new JsonObject());
        });
        Add(app, "DELETE", "faults/{id}", call => faults.Remove((string)call.Request.RouteValues["id"]!)
            ? Done(new JsonObject())
            : throw new AwsException("ResourceNotFoundException", 404, "There is no such fault."));
        Add(app, "PUT", "deliveries", async call =>
        {
            var events = app.Services.GetRequiredService<EventFaults>();
            events.DeliversTwice = (await ReadAsync(call))["twice"]?.GetValueKind() == JsonValueKind.True;
            return new JsonObject { ["twice"] = events.DeliversTwice };
        });
        Add(app, "GET", "iam", call => Done(AdminReports.Iam(roles, onlyUnused: call.Request.Query["unused"] == "true")));
        Add(app, "GET", "dead-letters", _ => Done(AdminReports.DeadLetters(app.Services, report.Queues)));
        AdminEvents.Map(app);
        AdminTelemetry.Map(app);
        Add(app, "POST", "credentials", async call => Issue(keys, roles, await ReadAsync(call)));
    }

    internal static void Add(WebApplication app, string method, string path, Func<HttpContext, Task<JsonNode>> handler) =>
        app.MapMethods($"/_local/{path}", [method], (RequestDelegate)(context => AnswerAsync(context, handler)));

    private static JsonObject Issue(IAccessKeys keys, IRoles roles, JsonObject input)
    {
        var role = input["roleArn"]?.ToString() ?? "";
        var made = keys.Issue(role, input["sessionName"]?.ToString() ?? "local");
        if (input["policies"] is JsonArray policies)
        {
            roles.Define(role, [.. policies.Select(p => p?.ToJsonString() ?? "null")]);
        }

        return new JsonObject
        {
            ["accessKeyId"] = made.AccessKeyId,
            ["secretAccessKey"] = made.SecretAccessKey,
            ["sessionToken"] = made.SessionToken,
        };
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<JsonNode>> handler)
    {
        if (context.Request.Headers["X-Local-Admin"] != "1")
        {
            await WriteAsync(context, 403, Error("AccessDeniedException", "The admin API needs the header X-Local-Admin: 1."));
            return;
        }

        try
        {
            await WriteAsync(context, 200, await handler(context));
        }
        catch (AwsException e)
        {
            await WriteAsync(context, e.Status, Error(e.Code, e.Message));
        }
        catch (TemplateException e)
        {
            await WriteAsync(context, 400, Error("ValidationException", e.Message));
        }
        catch (BadHttpRequestException e)
        {
            await WriteAsync(context, e.StatusCode, Error("ValidationException", e.Message));
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    internal static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is > LargestBody)
        {
            throw new AwsException("ValidationException", 413, "The body is too large.");
        }

        // One that does not say how large it is is cut off by the server.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = LargestBody;

        using var reader = new StreamReader(context.Request.Body);
        return TemplateText.Parse(await reader.ReadToEndAsync(context.RequestAborted));
    }

    private static double Number(JsonObject input, string member) =>
        input[member] is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.GetValue<double>() is >= 0 and < 1e10 and var number
            ? number
            : throw new AwsException("ValidationException", 400, $"{member} must be a number that is not negative.");

    private static JsonObject Show(VirtualClock clock) => new()
    {
        ["now"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["scale"] = clock.Scale,
    };

    private static JsonObject Error(string code, string message) => new() { ["code"] = code, ["message"] = message };

    internal static Task<JsonNode> Done(JsonNode node) => Task.FromResult(node);
}
