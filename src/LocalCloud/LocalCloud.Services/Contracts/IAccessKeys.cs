namespace LocalCloud.Services.Contracts;

/// <summary>The access keys that the front door knows: the administrator's, and those issued to roles.</summary>
public interface IAccessKeys
{
    /// <summary>Issues temporary credentials of a role, to hand to a function or a state machine. They live as long as the process.</summary>
    /// <param name="roleArn"><c>arn:aws:iam::{account}:role/{name}</c>.</param>
    /// <param name="sessionName">The last part of the assumed role's ARN; a function's or state machine's name.</param>
    LocalCredentials Issue(string roleArn, string sessionName);

    /// <summary>The credentials with this access key id; null if there are none.</summary>
    LocalCredentials? Find(string accessKeyId);
}

/// <summary>An access key and whose it is.</summary>
/// <param name="AccessKeyId">What the credential scope begins with.</param>
/// <param name="SecretAccessKey">What signatures are made with.</param>
/// <param name="SessionToken">Must come with every request; null for long-term keys.</param>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="PrincipalArn">The caller that a signature with this key proves.</param>
public sealed record LocalCredentials(
    string AccessKeyId, string SecretAccessKey, string? SessionToken, string AccountId, string PrincipalArn);
