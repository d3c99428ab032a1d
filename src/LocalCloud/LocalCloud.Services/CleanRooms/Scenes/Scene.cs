namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>Who collaborates with whom, what they may run, and how the local Clean Rooms behaves: everything but the jobs.</summary>
internal sealed record Scene
{
    /// <summary>The collaborations, oldest first.</summary>
    public IReadOnlyList<Collaboration>? Collaborations { get; init; }

    /// <summary>The memberships, oldest first.</summary>
    public IReadOnlyList<Membership>? Memberships { get; init; }

    /// <summary>The analysis templates, oldest first.</summary>
    public IReadOnlyList<AnalysisTemplate>? AnalysisTemplates { get; init; }

    /// <summary>How every job goes unless its template or the job itself says otherwise; null for <see cref="Behavior.Standard"/>.</summary>
    public Behavior? Behavior { get; init; }

    /// <summary>Quotas, throttling, listing and events; null for those of AWS.</summary>
    public ServiceRules? Rules { get; init; }

    /// <summary>The rules, or those of AWS.</summary>
    public ServiceRules EffectiveRules => Rules ?? new ServiceRules();

    /// <summary>The membership of that id; null if there is none.</summary>
    public Membership? FindMembership(string id) => Memberships?.FirstOrDefault(m => m.Id == id);

    /// <summary>The collaboration of that id; null if there is none.</summary>
    public Collaboration? FindCollaboration(string id) => Collaborations?.FirstOrDefault(c => c.Id == id);

    /// <summary>The analysis template of an ARN of a job; null if it is there no longer.</summary>
    public AnalysisTemplate? FindTemplate(string arn) => AnalysisTemplates?.FirstOrDefault(
        t => arn.EndsWith($":membership/{t.MembershipId}/analysistemplate/{t.Id}", StringComparison.Ordinal));

    /// <summary>The memberships of one collaboration.</summary>
    public IEnumerable<Membership> MembershipsOf(string collaborationId) =>
        (Memberships ?? []).Where(m => m.CollaborationId == collaborationId);
}
