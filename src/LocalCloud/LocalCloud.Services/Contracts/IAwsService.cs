using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Contracts;

/// <summary>One AWS API mounted on the local cloud's port.</summary>
/// <remarks>
/// The front door (Wire) verifies the signature and picks the service by the service name of the credential scope, so a
/// service sees authenticated requests only. It answers, or throws <see cref="AwsException"/>, which the front door
/// writes in the protocol of the service.
/// </remarks>
public interface IAwsService
{
    /// <summary>The service name that clients sign with: <c>states</c>, <c>cleanrooms</c>, <c>s3</c>, <c>events</c>, …</summary>
    string SigningName { get; }

    /// <summary>The protocol in which errors of this service are written.</summary>
    WireProtocol Protocol { get; }

    /// <summary>Answers one request.</summary>
    Task HandleAsync(HttpContext context, Caller caller);
}

/// <summary>The AWS protocols that the local cloud speaks.</summary>
public enum WireProtocol
{
    /// <summary>JSON body, operation in X-Amz-Target, error as <c>__type</c>.</summary>
    AwsJson,

    /// <summary>Resource paths with JSON bodies, error in x-amzn-ErrorType.</summary>
    RestJson,

    /// <summary>S3: resource paths with XML bodies.</summary>
    RestXml,

    /// <summary>A form whose Action names the operation, XML answers, error in <c>ErrorResponse</c>.</summary>
    AwsQuery,
}

/// <summary>Who makes a call, as its signature proved.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Arn">The principal: the account root for clients, an assumed role for functions and state machines.</param>
/// <param name="Region">The region of the credential scope.</param>
/// <param name="RequestId">The id that the answer carries in x-amzn-RequestId.</param>
public sealed record Caller(string AccountId, string Arn, string Region, string RequestId);
