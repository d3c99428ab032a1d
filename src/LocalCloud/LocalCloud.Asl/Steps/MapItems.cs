using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Steps;

/// <summary>What inline and distributed Map read alike.</summary>
internal static class MapItems
{
    /// <summary>The items in the state's input.</summary>
    public static JsonArray Of(MapState state, Scope scope) => state.Items is { } items
        ? items.Evaluate(scope)
        : scope.Data as JsonArray ?? throw StateFault.Runtime("Reference path \"$\" must point to array.");

    /// <summary>Iterations at a time; 0 where there is no bound.</summary>
    public static int Concurrency(MapState state, Scope scope)
    {
        var concurrency = state.MaxConcurrency?.Evaluate(scope) ?? 0;
        return concurrency >= 0
            ? (int)Math.Min(concurrency, int.MaxValue)
            : throw StateFault.Runtime("MaxConcurrency cannot be negative.");
    }
}
