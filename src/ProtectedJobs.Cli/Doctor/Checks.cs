using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Cli.Doctor;

/// <summary>The checks. Each is one or two reads; nothing is written and no job is started.</summary>
/// <param name="place">The deployment.</param>
/// <param name="membershipId">The membership to look at; null for none.</param>
internal sealed class Checks(ManagedPlace place, string? membershipId)
{
    private static readonly string[] s_states =
        ["StartJob", "AwaitTurn", "AwaitJob", "PollJob", "CancelJob", "CollectResult", "AnnounceCompletion", "EndFailed"];

    /// <summary>Makes all checks that make sense after those before.</summary>
    public async IAsyncEnumerable<Finding> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var machine = await MachineAsync(cancellationToken);
        yield return machine;
        yield return await RunsAsync(cancellationToken);
        yield return await LedgerAsync(cancellationToken);
        foreach (var rule in await new RuleChecks(place.EventBridge).AllAsync(cancellationToken))
        {
            yield return rule;
        }

        yield return await MembershipAsync(cancellationToken);
        yield return await PriceAsync(cancellationToken);
        yield return await QuotasAsync(cancellationToken);
    }

    private static string Tell(Exception error) => error is AmazonServiceException { ErrorCode: { } code } service ? $"{code}: {service.Message}" : error.Message;

    private static string FixOf(Exception error, string action, string otherwise) =>
        Tell(error) is var words && (words.Contains("AccessDenied", StringComparison.Ordinal) || words.Contains("not authorized", StringComparison.Ordinal))
            ? $"Give your credentials {action}."
            : words.Contains("credentials", StringComparison.OrdinalIgnoreCase) || words.Contains("security token", StringComparison.OrdinalIgnoreCase)
                ? "Sign in: set AWS_PROFILE or --profile, e.g. after 'aws sso login'."
                : otherwise;

    private async Task<Finding> MachineAsync(CancellationToken cancellationToken)
    {
        const string Check = "state machine";
        var arn = place.Client.StateMachineArn;
        try
        {
            var found = await place.StepFunctions.DescribeStateMachineAsync(new() { StateMachineArn = arn }, cancellationToken);
            var states = JsonElement.Parse(found.Definition).GetProperty("States");
            var missing = s_states.Where(state => !states.TryGetProperty(state, out _)).ToList();
            return found.Type?.Value == "EXPRESS" ? Finding.Broken(Check, $"{arn} is EXPRESS", "Deploy serverless.template: runs need a STANDARD machine.")
                : missing.Count > 0 ? Finding.Broken(Check, $"{arn} has no {string.Join(", ", missing)}", "It is another machine, or an old version: give the stack's output StateMachineArn, or deploy again.")
                : Finding.Good(Check, $"{arn} is there and {found.Status?.Value}");
        }
        catch (Exception error) when (error is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            return Finding.Broken(Check, Tell(error), FixOf(error, $"states:DescribeStateMachine on {arn}", "Give the stack's output StateMachineArn, and its Region."));
        }
    }

    private async Task<Finding> RunsAsync(CancellationToken cancellationToken)
    {
        const string Check = "runs";
        try
        {
            var page = await place.Client.ListAsync(new RunQuery { Top = RunQuery.MostOnPage }, cancellationToken);
            var open = page.Runs.Count(run => !run.RuntimeStatus.IsOver());
            return Finding.Good(Check, $"{open} under way, {page.Runs.Count - open}{(page.ContinuationToken is null ? "" : " or more")} ended");
        }
        catch (Exception error) when (error is RunError or JsonException)
        {
            return Finding.Broken(Check, Tell(error), FixOf(error, $"states:ListExecutions on {place.Client.StateMachineArn} and s3:ListBucket on {place.LedgerBucket}", "See the check below."));
        }
    }

    private async Task<Finding> LedgerAsync(CancellationToken cancellationToken)
    {
        const string Check = "ledger";
        try
        {
            await place.Ledger.ReadAsync(Keys.Slot(membershipId ?? "00000000-0000-4000-8000-000000000000"), cancellationToken);
            return Finding.Good(Check, $"bucket {place.LedgerBucket} can be read");
        }
        catch (RunError error)
        {
            return Finding.Broken(
                Check,
                error.Message,
                FixOf(error, $"s3:GetObject and s3:ListBucket on {place.LedgerBucket}", "Give the stack's output LedgerBucketName as --ledger-bucket."));
        }
    }

    private async Task<Finding> MembershipAsync(CancellationToken cancellationToken)
    {
        const string Check = "membership";
        if (membershipId is null)
        {
            return Finding.Warn(Check, "not looked at", "Name one: --membership ID");
        }

        try
        {
            var page = await place.CleanRooms.ListAsync(membershipId, null, cancellationToken);
            await place.CleanRooms.GetAsync(membershipId, page.Jobs.Count > 0 ? page.Jobs[0].Id : "00000000-0000-4000-8000-000000000000", cancellationToken);
            return Finding.Good(Check, $"{membershipId}: jobs can be listed and read, the newest {page.Jobs.Count} looked at");
        }
        catch (RunError error)
        {
            return Finding.Broken(
                Check,
                error.Message,
                FixOf(error, $"cleanrooms:ListProtectedJobs and cleanrooms:GetProtectedJob on membership/{membershipId}", "Is the membership of this account and Region, and active?")
                    + " The deployment's own roles have theirs by the template's parameter MembershipId.");
        }
    }

    private async Task<Finding> PriceAsync(CancellationToken cancellationToken)
    {
        const string Check = "price";
        try
        {
            var page = await place.Client.ListAsync(new RunQuery { Outcomes = new HashSet<Core.Runs.RunStatus> { Core.Runs.RunStatus.Succeeded }, Top = 1 }, cancellationToken);
            return page.Runs switch
            {
                [{ Usage.EstimatedCost: { } cost }] => Finding.Good(Check, $"{cost.Rate} {cost.Currency} a CRPU-hour, as of {cost.RateAsOf ?? "nobody said"}"),
                [{ Usage.CrpuHours: not null }] => Finding.Warn(Check, "the last run that succeeded was not priced", "Set the template's parameter CrpuPrices, e.g. 'us-east-1=2.00 USD 2026-08'."),
                _ => Finding.Warn(Check, "not known: no run has succeeded yet", "If costs are to be told, set the template's parameter CrpuPrices, e.g. 'us-east-1=2.00 USD 2026-08'."),
            };
        }
        catch (RunError error)
        {
            return Finding.Warn(Check, error.Message, "Put the checks above right first.");
        }
    }

    private async Task<Finding> QuotasAsync(CancellationToken cancellationToken)
    {
        const string Check = "quotas";
        if (place.ServiceQuotas is not { } service)
        {
            return Finding.Good(Check, "one job at a time for a membership, as on AWS");
        }

        try
        {
            var quotas = new AccountQuotas(service);
            var (jobs, vcpus) = (await quotas.ReadAsync(AccountQuotas.Jobs, cancellationToken), await quotas.ReadAsync(AccountQuotas.Vcpus, cancellationToken));
            return Finding.Good(Check, $"{jobs} jobs and {vcpus} vCPUs at a time for the account, one job for a membership; runs that find no room wait");
        }
        catch (Exception error) when (error is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            return Finding.Warn(
                Check,
                $"not read: {Tell(error)}",
                FixOf(error, "servicequotas:GetServiceQuota and servicequotas:GetAWSDefaultServiceQuota", $"Read them: aws service-quotas list-service-quotas --service-code {AccountQuotas.Service} ({AccountQuotas.Jobs} jobs, {AccountQuotas.Vcpus} vCPUs).")
                    + " A membership runs one job at a time, and that is fixed; runs that find no room wait.");
        }
    }
}
