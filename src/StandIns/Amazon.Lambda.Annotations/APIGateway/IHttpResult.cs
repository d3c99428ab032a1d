namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>An answer to an HTTP request. Make one with <see cref="HttpResults"/>.</summary>
public interface IHttpResult
{
    /// <summary>Writes it as the function's answer.</summary>
    Stream Serialize(HttpResultSerializationOptions options);

    /// <summary>Adds a header; several of one name are kept.</summary>
    IHttpResult AddHeader(string name, string value);
}
