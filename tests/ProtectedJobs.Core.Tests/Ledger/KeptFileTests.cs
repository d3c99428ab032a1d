using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;
using Simulation.World;
using Testing;

namespace ProtectedJobs.Core.Tests.Ledger;

/// <summary>Documents as older versions wrote them, kept in <c>Kept/</c> and never changed: a version in use meets them for 400 days.</summary>
public sealed class KeptFileTests
{
    private static readonly RunIdentity s_run = new(
        "nightly-2026-11-23",
        "arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:nightly-2026-11-23",
        new DateTimeOffset(2026, 11, 23, 2, 0, 0, 123, TimeSpan.Zero),
        1);

    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_OfSchema1_IsReadWithAllThatItSays()
    {
        Keep();

        var record = await _world.Core.Runs.FindAsync(s_run, Cancel);

        Assert.Equal(s_run, record!.Run);
        Assert.Equal((1, 1, Adoption.Inferred), (record.Generation, record.DecidedAttempt, record.Adoption));
        Assert.Equal("44444444-4444-4444-8444-444444444444", record.JobId);
        Assert.Equal((CancelReason.Deadline, "AQCE", "too dear"), (record.Cancel!.Reason, record.Wait!.Token, record.Stop!.Cause));
        Assert.Equal(("measurement", "nightly"), (record.Tags["team"], record.Trigger!.Id));
        Assert.Null(record.Approval);
        Assert.Null(record.PurgedAt);
    }

    [Fact]
    public async Task Record_OfSchema1_IsBroughtUpToDateByTheNextChange_AndLosesNothing()
    {
        Keep();

        await _world.Core.Runs.ChangeAsync(s_run, r => r with { AnnouncedAt = _world.Time.Now }, Cancel);

        using var before = JsonDocument.Parse(Kept("run.schema-1.json"));
        using var after = JsonDocument.Parse(_world.Ledger.Read(Keys.Run(s_run.Id))!.Value.Content);
        Assert.Equal(RunRecord.CurrentSchema, after.RootElement.GetProperty("schema").GetInt32());
        foreach (var member in before.RootElement.EnumerateObject().Where(m => m.Name is not ("schema" or "writeId" or "announcedAt")))
        {
            Assert.True(
                JsonElement.DeepEquals(member.Value, after.RootElement.GetProperty(member.Name)),
                $"{member.Name}: {member.Value} became {after.RootElement.GetProperty(member.Name)}");
        }
    }

    [Fact]
    public async Task Record_OfSchema1_IsTakenOverByARedrive()
    {
        Keep();
        var redriven = s_run with { RedriveCount = 2 };

        var record = await _world.Core.Runs.BeginAsync(redriven, RunRecord.Of(redriven), before => before with { Attempt = 2 }, Cancel);

        Assert.Equal((RunRecord.CurrentSchema, 2, "44444444-4444-4444-8444-444444444444"), (record.Schema, record.Attempt, record.JobId));
    }

    [Fact]
    public async Task Record_OfASchemaToCome_IsReadByNobodyAndLeftAsItIs()
    {
        var text = Kept("run.schema-1.json").Replace("\"schema\":1", $"\"schema\":{RunRecord.CurrentSchema + 1}", StringComparison.Ordinal);
        _world.Ledger.Overwrite(Keys.Run(s_run.Id), System.Text.Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<InvalidDataException>(() => _world.Core.Runs.FindAsync(s_run, Cancel));
        await Assert.ThrowsAsync<InvalidDataException>(() => _world.Core.Runs.ChangeAsync(s_run, r => r with { JobId = null }, Cancel));

        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(_world.Ledger.Read(Keys.Run(s_run.Id))!.Value.Content));
    }

    [Fact]
    public void Slot_AsFirstWritten_KeepsEveryPlace()
    {
        var slot = JsonSerializer.Deserialize(Kept("slot.first.json"), CoreJson.Default.SlotDocument)!;

        Assert.Equal(("a", 2, "b", "AQCF"), (slot.Owner!.RunId, slot.Owner.Refusals, slot.Waiting[0].RunId, slot.Waiting[0].Wait!.Token));
        // Written before waiting had an end: its run notices by itself.
        Assert.Null(slot.Waiting[0].ExpiresAt);
    }

    private void Keep() => _world.Ledger.Overwrite(Keys.Run(s_run.Id), System.Text.Encoding.UTF8.GetBytes(Kept("run.schema-1.json")));

    private static string Kept(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "ProtectedJobs.Core.Tests", "Ledger", "Kept", name)).TrimEnd();
}
