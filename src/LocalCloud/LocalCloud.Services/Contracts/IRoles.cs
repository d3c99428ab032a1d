namespace LocalCloud.Services.Contracts;

/// <summary>The roles of the template and what they may do.</summary>
public interface IRoles
{
    /// <summary>Adds or replaces a role.</summary>
    /// <param name="roleArn"><c>arn:aws:iam::{account}:role/{name}</c>.</param>
    /// <param name="policies">Policy documents, JSON text, references resolved.</param>
    /// <exception cref="AwsException">MalformedPolicyDocument: which role, which policy, and what is wrong with it.</exception>
    void Define(string roleArn, IReadOnlyList<string> policies);

    /// <summary>What each role is granted and whether it was used since the start, for a report of grants that no test needs.</summary>
    IReadOnlyList<GrantUse> Grants { get; }

    /// <summary>What was denied since the start, or would have been, newest last; at most a thousand.</summary>
    IReadOnlyList<Denial> Denials { get; }
}

/// <summary>One action that a role's policies grant.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="Action">As the policy has it, wildcards included.</param>
/// <param name="Used">Whether a call was allowed by it.</param>
public sealed record GrantUse(string RoleArn, string Action, bool Used);

/// <summary>One call that no policy allowed.</summary>
/// <param name="PrincipalArn">Who called.</param>
/// <param name="Action">What it wanted to do.</param>
/// <param name="ResourceArn">On what.</param>
public sealed record Denial(string PrincipalArn, string Action, string ResourceArn);
