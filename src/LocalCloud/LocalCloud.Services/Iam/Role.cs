using LocalCloud.Services.Contracts;
using LocalCloud.Services.Iam.Policies;

namespace LocalCloud.Services.Iam;

/// <summary>A role, and which of its grants were used.</summary>
internal sealed class Role(string arn, IReadOnlyList<PolicyStatement> statements)
{
    private readonly Lock _gate = new();
    private readonly HashSet<WildcardPattern> _used = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<GrantUse> Grants
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. statements.Where(s => s is { IsAllow: true, ActionsExcluded: false })
                        .SelectMany(s => s.Actions)
                        .Select(a => new GrantUse(arn, a.Text, _used.Contains(a))),
                ];
            }
        }
    }

    /// <summary>Decides: a Deny wins over every Allow, and what nothing allows is denied.</summary>
    public AccessDecision Decide(AccessRequest request)
    {
        var covering = statements.Where(s => s.Covers(request)).ToList();
        if (covering.Any(s => !s.IsAllow))
        {
            return AccessDecision.ExplicitDeny;
        }

        lock (_gate)
        {
            foreach (var action in covering.SelectMany(s => s.Actions).Where(a => a.Matches(request.Action, ignoreCase: true)))
            {
                _used.Add(action);
            }
        }

        return covering.Count > 0 ? AccessDecision.Allow : AccessDecision.ImplicitDeny;
    }
}

/// <summary>What policies say of a call.</summary>
internal enum AccessDecision
{
    Allow,
    ImplicitDeny,
    ExplicitDeny,
}
