using System.Diagnostics.CodeAnalysis;

namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>A request that an HTTP API hands to a function, payload format 2.0.</summary>
[SuppressMessage("Performance", "CA1819", Justification = "The official package has arrays here.")]
public class APIGatewayHttpApiV2ProxyRequest
{
    /// <summary>The payload format: <c>2.0</c>.</summary>
    public string? Version { get; set; }

    /// <summary>The route that matched, for example <c>GET /runs/{runId}</c>.</summary>
    public string? RouteKey { get; set; }

    /// <summary>The path as it was sent.</summary>
    public string? RawPath { get; set; }

    /// <summary>The query as it was sent.</summary>
    public string? RawQueryString { get; set; }

    /// <summary>Cookies, each <c>name=value</c>.</summary>
    public string[]? Cookies { get; set; }

    /// <summary>Headers by lower-case name; several of one name are joined by commas.</summary>
    public IDictionary<string, string>? Headers { get; set; }

    /// <summary>Query parameters; several of one name are joined by commas.</summary>
    public IDictionary<string, string>? QueryStringParameters { get; set; }

    /// <summary>What API Gateway knows of the request.</summary>
    public ProxyRequestContext? RequestContext { get; set; }

    /// <summary>The body; null if there is none.</summary>
    public string? Body { get; set; }

    /// <summary>Path parameters.</summary>
    public IDictionary<string, string>? PathParameters { get; set; }

    /// <summary>The body is Base64.</summary>
    public bool IsBase64Encoded { get; set; }

    /// <summary>The stage's variables.</summary>
    public IDictionary<string, string>? StageVariables { get; set; }

    /// <summary>What API Gateway knows of a request.</summary>
    public class ProxyRequestContext
    {
        /// <summary>The account of the API.</summary>
        public string? AccountId { get; set; }

        /// <summary>The API's id.</summary>
        public string? ApiId { get; set; }

        /// <summary>Who asks; null if the route has no authorizer.</summary>
        public AuthorizerDescription? Authorizer { get; set; }

        /// <summary>The API's domain name.</summary>
        public string? DomainName { get; set; }

        /// <summary>The request line and the client.</summary>
        public HttpDescription? Http { get; set; }

        /// <summary>The request's id.</summary>
        public string? RequestId { get; set; }

        /// <summary>The route that matched.</summary>
        public string? RouteKey { get; set; }

        /// <summary>The stage's name.</summary>
        public string? Stage { get; set; }

        /// <summary>When the request came, in the common log's format.</summary>
        public string? Time { get; set; }

        /// <summary>When the request came, in milliseconds since 1970.</summary>
        public long TimeEpoch { get; set; }
    }

    /// <summary>Who asks, by the kind of authorizer.</summary>
    public class AuthorizerDescription
    {
        /// <summary>Who signed the request; null if the authorizer is another.</summary>
        public IAMDescription? IAM { get; set; }

        /// <summary>Who signed a request.</summary>
        public class IAMDescription
        {
            /// <summary>The access key.</summary>
            public string? AccessKey { get; set; }

            /// <summary>The account.</summary>
            public string? AccountId { get; set; }

            /// <summary>The caller's id.</summary>
            public string? CallerId { get; set; }

            /// <summary>The organization.</summary>
            public string? PrincipalOrgId { get; set; }

            /// <summary>The user's ARN.</summary>
            public string? UserARN { get; set; }

            /// <summary>The user's id.</summary>
            public string? UserId { get; set; }
        }
    }

    /// <summary>The request line and the client.</summary>
    public class HttpDescription
    {
        /// <summary>The method.</summary>
        public string? Method { get; set; }

        /// <summary>The path.</summary>
        public string? Path { get; set; }

        /// <summary>The protocol, for example <c>HTTP/1.1</c>.</summary>
        public string? Protocol { get; set; }

        /// <summary>The client's address.</summary>
        public string? SourceIp { get; set; }

        /// <summary>The client's user agent.</summary>
        public string? UserAgent { get; set; }
    }
}
