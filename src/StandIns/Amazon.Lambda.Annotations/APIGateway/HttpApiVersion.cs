namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>The payload format of an HTTP API's integration.</summary>
public enum HttpApiVersion
{
    /// <summary>1.0; the stand-in generator makes no wrapper for it.</summary>
    V1 = 0,

    /// <summary>2.0.</summary>
    V2 = 1,
}
