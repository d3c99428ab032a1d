using Testing;

namespace EndToEnd.Tests.Grants;

/// <summary>
/// Least privilege of the roles that this project's tests use: what is granted is used by one of them, or a reason is given. What is used
/// and not granted needs no looking at: the local cloud denies it, and a test fails. The grants of a run's functions are held, both
/// ways, where everything goes wrong: <c>GrantTests</c> of ProtectedJobs.Core.Tests.
/// </summary>
[Collection(AfterAll.Name)]
public sealed class GrantTests
{
    /// <summary>The functions whose calls depend on what goes wrong.</summary>
    private static readonly string[] s_ofRuns =
    [
        "StartJobRole", "AwaitTurnRole", "AwaitJobRole", "PollJobRole", "CancelJobRole", "CollectResultRole", "AnnounceCompletionRole",
        "EndFailedRole", "OnJobEventRole", "OnRunStoppedRole", "SweepRole",
    ];

    private static readonly Dictionary<(string Role, string Action), string> s_reasons = new()
    {
        [("AwaitApprovalRole", "s3:ListBucket")] = "a key that is not there is answered 404 to those who may list, and 403 to others",
        [("AwaitApprovalRole", "states:SendTaskSuccess")] = "answers its own token if the answer came between StartJob and it",
        [("EndBatchRole", "s3:ListBucket")] = "as of AwaitApproval",
        [("ManageRunsRole", "cleanrooms:ListProtectedJobs")] = "to settle a run that is terminated while its start is open",
        [("ManageRunsRole", "events:PutEvents")] = "to announce a run that is terminated before anything was started",
        [("ManageRunsRole", "states:SendTaskSuccess")] = "to wake the next run when a terminated one had the turn",
        [("ProtectedJobBatchRole", "s3:GetObject")] = "Step Functions itself, for the items of the Map: the local engine reads them without asking",
        [("ProtectedJobBatchRole", "states:DescribeExecution")] = "Step Functions itself, for .sync",
        [("ProtectedJobBatchRole", "states:StopExecution")] = "Step Functions itself, for .sync",
        [("ProtectedJobBatchRole", "events:PutTargets")] = "Step Functions itself, for .sync",
        [("ProtectedJobBatchRole", "events:PutRule")] = "Step Functions itself, for .sync",
        [("ProtectedJobBatchRole", "events:DescribeRule")] = "Step Functions itself, for .sync",
    };

    [Fact]
    public void Grant_OfARoleThatIsUsedHere_IsUsed_OrGivesAReason()
    {
        Assert.SkipUnless(Directory.EnumerateFiles(GrantsOfAllTests.Folder).Any(), "No other test was run: nothing was used.");

        Assert.Empty(GrantsOfAllTests.Unused().Where(grant => !s_ofRuns.Contains(grant.Role)).Except(s_reasons.Keys));
    }

    [Fact]
    public void Reason_IsOfAGrantThatThereIs() =>
        Assert.DoesNotContain(s_reasons.Keys, grant => !RoleGrants.Of(grant.Role).Contains(grant.Action));
}
