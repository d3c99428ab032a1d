using System.Text.Json.Serialization;

namespace LocalCloud.Services.Faults;

/// <summary>How a request is made to fail.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
internal enum FaultKind
{
    /// <summary>Answered later than it should be.</summary>
    [JsonStringEnumMemberName("latency")]
    Latency,

    /// <summary>Answered with an error; nothing happens.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Answered with the throttling error of the service; nothing happens.</summary>
    [JsonStringEnumMemberName("throttle")]
    Throttle,

    /// <summary>The connection is reset; nothing happens.</summary>
    [JsonStringEnumMemberName("dropBefore")]
    DropBefore,

    /// <summary>It happens, then the connection is reset: the caller cannot know.</summary>
    [JsonStringEnumMemberName("dropAfter")]
    DropAfter,
}
