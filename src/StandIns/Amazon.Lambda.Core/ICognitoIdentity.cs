namespace Amazon.Lambda.Core;

/// <summary>The Amazon Cognito identity that authorised the invocation.</summary>
public interface ICognitoIdentity
{
    /// <summary>The identity's id.</summary>
    string IdentityId { get; }

    /// <summary>The pool that authorised it.</summary>
    string IdentityPoolId { get; }
}
