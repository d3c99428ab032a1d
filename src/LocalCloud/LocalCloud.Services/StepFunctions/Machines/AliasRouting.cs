using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Requests;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Which share of starts goes to a version.</summary>
internal sealed record AliasRoute(string VersionArn, int Weight);

/// <summary>An alias's routes: one version, or two whose weights make 100.</summary>
internal static class AliasRouting
{
    /// <summary>The routes kept with an alias.</summary>
    public static IReadOnlyList<AliasRoute> Parse(string routing)
    {
        using var document = JsonDocument.Parse(routing);
        return
        [
            .. document.RootElement.EnumerateArray().Select(static route => new AliasRoute(
                route.GetProperty("stateMachineVersionArn").GetString()!, route.GetProperty("weight").GetInt32())),
        ];
    }

    /// <summary>The routes of a request; null where it has none.</summary>
    /// <exception cref="AwsException">ValidationException: they make no 100, or are not of one machine.</exception>
    public static IReadOnlyList<AliasRoute>? Read(Request request)
    {
        if (request.Structures("routingConfiguration") is not { } given)
        {
            return null;
        }

        var routes = given.Select(static route => new AliasRoute(
            route.OptionalText("stateMachineVersionArn", 256) ?? "",
            (int)(route.OptionalNumber("weight", 0, 100) ?? 0))).ToList();
        if (routes.Count is 0 or > 2)
        {
            throw Errors.Constraint(
                $"{routes.Count} items", "routingConfiguration", "Member must have length between 1 and 2");
        }

        if (routes.Sum(route => route.Weight) != 100)
        {
            throw Invalid("Sum of routing configuration weights must equal 100.");
        }

        foreach (var route in routes)
        {
            if (!ExecutionTargets.IsVersion(StatesArn.Parse(route.VersionArn, "stateMachine").Rest))
            {
                throw Invalid($"Routing configuration must contain state machine version ARNs. Received: {route.VersionArn}");
            }
        }

        return routes.Select(route => route.VersionArn).Distinct().Count() != routes.Count
            ? throw Invalid("Routing configuration must contain distinct state machine version ARNs.")
            : routes.Select(MachineOf).Distinct().Count() != 1
                ? throw Invalid("Routing configuration must contain state machine version ARNs of one state machine.")
                : routes;
    }

    /// <summary>Holds that every version is there.</summary>
    /// <exception cref="AwsException">ResourceNotFound.</exception>
    public static void CheckExist(SqliteConnection connection, IReadOnlyList<AliasRoute> routes)
    {
        foreach (var route in routes)
        {
            var arn = StatesArn.Parse(route.VersionArn, "stateMachine");
            var number = long.Parse(arn.Rest, CultureInfo.InvariantCulture);
            _ = VersionRows.Find(connection, arn.MachineArn, number) ?? throw Errors.ResourceNotFound(route.VersionArn);
        }
    }

    /// <summary>The machine of a route's version.</summary>
    public static string MachineOf(AliasRoute route) => StatesArn.Parse(route.VersionArn, "stateMachine").MachineArn;

    public static string ToText(IReadOnlyList<AliasRoute> routes) =>
        $"[{string.Join(',', routes.Select(route => $"{{\"stateMachineVersionArn\":{JsonText.Quote(route.VersionArn)},\"weight\":{route.Weight}}}"))}]";

    private static AwsException Invalid(string text) => Errors.Validation(text, "INVALID_ROUTING_CONFIGURATION");
}
