namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>Makes a function a route of an HTTP API.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HttpApiAttribute : Attribute
{
    /// <summary>Names the route.</summary>
    public HttpApiAttribute(LambdaHttpMethod method, string template)
    {
        Method = method;
        Template = template;
    }

    /// <summary>The payload format; 2.0 where it is not set.</summary>
    public HttpApiVersion Version { get; set; } = HttpApiVersion.V2;

    /// <summary>The path, with parameters in braces.</summary>
    public string Template { get; set; }

    /// <summary>The method.</summary>
    public LambdaHttpMethod Method { get; set; }
}
