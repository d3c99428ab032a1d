using System.Text.Json.Serialization;

namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>For what an answer is written.</summary>
public class HttpResultSerializationOptions
{
    /// <summary>The kind of API.</summary>
    public enum ProtocolFormat
    {
        /// <summary>A REST API.</summary>
        RestApi = 0,

        /// <summary>An HTTP API.</summary>
        HttpApi = 1,
    }

    /// <summary>The payload format.</summary>
    public enum ProtocolVersion
    {
        /// <summary>1.0.</summary>
        V1 = 0,

        /// <summary>2.0.</summary>
        V2 = 1,
    }

    /// <summary>The kind of API.</summary>
    public ProtocolFormat Format { get; set; }

    /// <summary>The payload format.</summary>
    public ProtocolVersion Version { get; set; }

    /// <summary>What knows the types of bodies; null to reflect.</summary>
    public JsonSerializerContext? JsonContext { get; set; }
}
