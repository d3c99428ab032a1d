using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Execution;

/// <summary>How large variables may be.</summary>
internal static class VariableRules
{
    /// <summary>Bytes of one variable, and of one Assign.</summary>
    private const int MaximumAssign = 262_144;

    /// <summary>Bytes of all variables that a state sees.</summary>
    private const int MaximumAll = 10 * 1024 * 1024;

    /// <summary>The variables after an Assign.</summary>
    /// <exception cref="StateFault">They grew too large.</exception>
    public static JsonObject Assign(JsonObject variables, JsonObject assigned)
    {
        if (assigned.ByteSize > MaximumAssign)
        {
            throw StateFault.Evaluation(
                "The size of the variables assigned in one state exceeds the maximum number of bytes service limit.",
                "Assign");
        }

        var after = new JsonObject(variables.Members.Concat(assigned.Members));
        return after.ByteSize <= MaximumAll
            ? after
            : throw StateFault.Evaluation(
                "The size of the variables of the execution exceeds the maximum number of bytes service limit.",
                "Assign");
    }
}
