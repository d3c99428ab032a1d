using LocalCloud.Services.CleanRooms.Jobs;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>What a cloud that was given no scene starts with. The ids are fixed: samples, tests and the README name them.</summary>
internal static class FreshScene
{
    /// <summary>The membership that runs jobs, pays for them and receives their results.</summary>
    public const string RunnerMembership = "11111111-2222-4333-8444-555555555555";

    /// <summary>The membership of <see cref="PartnerAccount"/>, which may receive results.</summary>
    public const string PartnerMembership = "22222222-3333-4444-8555-666666666666";

    /// <summary>The collaboration of both.</summary>
    public const string Collaboration = "33333333-4444-4555-8666-777777777777";

    /// <summary>The second member.</summary>
    public const string PartnerAccount = "111111111111";

    /// <summary>The bucket that results are written to.</summary>
    public const string ResultsBucket = "protected-job-results";

    /// <summary>The template whose jobs succeed.</summary>
    public const string Succeeding = "66666666-7777-4888-8999-000000000000";

    /// <summary>The template whose jobs fail.</summary>
    public const string Failing = "66666666-7777-4888-8999-000000000001";

    /// <summary>The template whose jobs are cancelled by someone else while they run.</summary>
    public const string CancelledByOthers = "66666666-7777-4888-8999-000000000002";

    /// <summary>The template whose jobs run for twelve hours.</summary>
    public const string Long = "66666666-7777-4888-8999-000000000003";

    /// <summary>The template whose jobs succeed although they were asked to cancel.</summary>
    public const string CancelTooLate = "66666666-7777-4888-8999-000000000004";

    /// <summary>The template whose units appear five minutes after the end.</summary>
    public const string SettlingLate = "66666666-7777-4888-8999-000000000005";

    /// <summary>The template whose jobs write nothing.</summary>
    public const string Empty = "66666666-7777-4888-8999-000000000006";

    /// <summary>The scene.</summary>
    /// <param name="accountId">The account of the local cloud.</param>
    public static Scene Of(string accountId) => new()
    {
        Collaborations =
        [
            new Collaboration
            {
                Id = Collaboration,
                Name = "local",
                Description = "The collaboration of a fresh local cloud.",
                CreatorAccountId = accountId,
                Members =
                [
                    new Member
                    {
                        AccountId = accountId,
                        DisplayName = "runner",
                        Abilities = [Member.CanRunJobs, Member.CanReceiveResults],
                        PaysForJobs = true,
                    },
                    new Member
                    {
                        AccountId = PartnerAccount,
                        DisplayName = "partner",
                        Abilities = [Member.CanReceiveResults],
                    },
                ],
            },
        ],
        Memberships =
        [
            new Membership
            {
                Id = RunnerMembership,
                CollaborationId = Collaboration,
                AccountId = accountId,
                DefaultJobResultConfiguration = new ResultTarget(ResultsBucket, "results"),
            },
            new Membership
            {
                Id = PartnerMembership,
                CollaborationId = Collaboration,
                AccountId = PartnerAccount,
                DefaultJobResultConfiguration = new ResultTarget("partner-results", "results"),
            },
        ],
        AnalysisTemplates =
        [
            Template(Succeeding, "succeeds", new Behavior()),
            Template(Failing, "fails", new Behavior { Outcome = JobStatus.Failed }),
            Template(CancelledByOthers, "is-cancelled", new Behavior { Outcome = JobStatus.Cancelled }),
            Template(Long, "runs-twelve-hours", new Behavior { StartedSeconds = 43_200 }),
            Template(CancelTooLate, "cancels-too-late", new Behavior { StartedSeconds = 3600, CancelOutcome = JobStatus.Success }),
            Template(SettlingLate, "settles-late", new Behavior { UnitsSettleSeconds = 300 }),
            Template(Empty, "writes-nothing", new Behavior { Outputs = [] }),
        ],
    };

    private static AnalysisTemplate Template(string id, string name, Behavior behavior) => new()
    {
        Id = id,
        MembershipId = RunnerMembership,
        Name = name,
        EntryPoint = new ScriptLocation("local-scripts", $"{name}.py"),
        AnalysisParameters = [new TemplateParameter("run_token", DefaultValue: ""), new TemplateParameter("audience", DefaultValue: "all")],
        Behavior = behavior,
    };
}
