namespace LocalCloud.Services.Iam.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed record PolicyStatement
{
    public required bool IsAllow { get; init; }

    /// <summary>Patterns; those of NotAction if <see cref="ActionsExcluded"/>.</summary>
    public required IReadOnlyList<WildcardPattern> Actions { get; init; }

    public bool ActionsExcluded { get; init; }

    /// <summary>Patterns; those of NotResource if <see cref="ResourcesExcluded"/>.</summary>
    public required IReadOnlyList<WildcardPattern> Resources { get; init; }

    public bool ResourcesExcluded { get; init; }

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>Whether the statement speaks of the call.</summary>
    public bool Covers(AccessRequest request) =>
        Actions.Any(a => a.Matches(request.Action, ignoreCase: true)) != ActionsExcluded
        && Resources.Any(r => r.With(request.Context).Matches(request.Resource, ignoreCase: false)) != ResourcesExcluded
        && Conditions.All(c => c.Holds(request.Context));
}
