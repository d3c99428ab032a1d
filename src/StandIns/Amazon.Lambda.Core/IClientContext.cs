namespace Amazon.Lambda.Core;

/// <summary>What the AWS Mobile SDK tells of the invoking client.</summary>
public interface IClientContext
{
    /// <summary>Environment information that the SDK provides.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The invoking application.</summary>
    IClientApplication Client { get; }

    /// <summary>Values that the client application set.</summary>
    IDictionary<string, string> Custom { get; }
}
