using System.Collections.Concurrent;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Iam.Policies;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Iam;

/// <summary>Judges calls by the policies of the caller's role. The account itself may do everything.</summary>
internal sealed class Authorizer(IamMode mode, TimeProvider clock, ILogger<Authorizer> log) : IAuthorizer, IRoles
{
    private const int MostDenials = 1000;

    private readonly ConcurrentDictionary<string, Role> _roles = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Denial> _denials = [];

    public IReadOnlyList<GrantUse> Grants => [.. _roles.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => r.Value.Grants)];

    public IReadOnlyList<Denial> Denials => [.. _denials];

    public void Define(string roleArn, IReadOnlyList<string> policies)
    {
        var statements = new List<PolicyStatement>();
        for (var i = 0; i < policies.Count; i++)
        {
            try
            {
                statements.AddRange(PolicyReader.Read(policies[i]));
            }
            catch (FormatException e)
            {
                throw new AwsException("MalformedPolicyDocument", 400, $"Policy {i} of {roleArn}: {e.Message}.");
            }
        }

        _roles[KeyOf(roleArn)] = new Role(roleArn, statements);
    }

    public void Demand(Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null)
    {
        var decision = Decide(caller, action, resourceArn, context);
        if (decision == AccessDecision.Allow)
        {
            return;
        }

        Remember(new Denial(caller.Arn, action, resourceArn));
        if (mode == IamMode.Log)
        {
            Log.WouldDeny(log, caller.Arn, action, resourceArn);
            return;
        }

        var reason = decision == AccessDecision.ExplicitDeny
            ? "with an explicit deny in an identity-based policy"
            : $"because no identity-based policy allows the {action} action";
        throw new AwsException(
            "AccessDeniedException", 403, $"User: {caller.Arn} is not authorized to perform: {action} on resource: {resourceArn} {reason}");
    }

    public bool Allows(Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null) =>
        mode != IamMode.Enforce || Decide(caller, action, resourceArn, context) == AccessDecision.Allow;

    private AccessDecision Decide(Caller caller, string action, string resource, IReadOnlyDictionary<string, string>? context)
    {
        if (mode == IamMode.Off || !caller.Arn.Contains(":assumed-role/", StringComparison.Ordinal))
        {
            return AccessDecision.Allow;
        }

        return _roles.TryGetValue(KeyOf(caller.Arn), out var role)
            ? role.Decide(new AccessRequest(action, resource, Context(caller, context)))
            : AccessDecision.ImplicitDeny;
    }

    private Dictionary<string, string> Context(Caller caller, IReadOnlyDictionary<string, string>? context)
    {
        // Keys are compared without regard to case.
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalArn"] = $"arn:aws:iam::{caller.AccountId}:role/{KeyOf(caller.Arn).Split('/')[1]}",
            ["aws:PrincipalAccount"] = caller.AccountId,
            ["aws:PrincipalType"] = "AssumedRole",
            ["aws:RequestedRegion"] = caller.Region,
            ["aws:SecureTransport"] = "false",
            ["aws:CurrentTime"] = clock.GetUtcNow().ToString("o"),
        };
        foreach (var (key, value) in context ?? new Dictionary<string, string>())
        {
            all[key] = value;
        }

        return all;
    }

    private void Remember(Denial denial)
    {
        _denials.Enqueue(denial);
        while (_denials.Count > MostDenials)
        {
            _denials.TryDequeue(out _);
        }
    }

    // account/name, the same for the role's ARN, which may have a path, and for a session's, which has none.
    private static string KeyOf(string arn)
    {
        var parts = arn.Split(':', 6);
        var path = parts.Length == 6 ? parts[5].Split('/') : [arn];
        return path[0] == "assumed-role" ? $"{parts[4]}/{path[1]}" : $"{(parts.Length == 6 ? parts[4] : "")}/{path[^1]}";
    }
}
