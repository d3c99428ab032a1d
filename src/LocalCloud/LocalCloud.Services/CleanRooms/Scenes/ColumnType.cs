using System.Text.Json.Serialization;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>What the values of an output's column are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnType>))]
internal enum ColumnType
{
    /// <summary>64-bit signed integers.</summary>
    [JsonStringEnumMemberName("int64")]
    Int64,

    /// <summary>64-bit floating point.</summary>
    [JsonStringEnumMemberName("double")]
    Double,

    /// <summary>UTF-8 text.</summary>
    [JsonStringEnumMemberName("string")]
    String,

    /// <summary>True or false.</summary>
    [JsonStringEnumMemberName("boolean")]
    Boolean,
}
