using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>The names of AWS event members that are not their property's name; every other name as a fallback, or nobody, says.</summary>
public class AwsNamingPolicy : JsonNamingPolicy
{
    private readonly JsonNamingPolicy? _fallback;

    /// <summary>Leaves all other names as they are.</summary>
    public AwsNamingPolicy()
    {
    }

    /// <summary>Leaves all other names to a fallback.</summary>
    public AwsNamingPolicy(JsonNamingPolicy? fallbackNamingPolicy) => _fallback = fallbackNamingPolicy;

    /// <inheritdoc/>
    public override string ConvertName(string name) => name switch
    {
        "XAmzId2" => "x-amz-id-2",
        "XAmzRequestId" => "x-amz-request-id",
        _ => _fallback?.ConvertName(name) ?? name,
    };
}
