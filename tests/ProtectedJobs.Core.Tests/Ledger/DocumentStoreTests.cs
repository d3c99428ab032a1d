using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Ledger;

/// <summary>Conditional writes, whatever S3 answers: 409, 412, 404, nothing at all.</summary>
public sealed class DocumentStoreTests
{
    private const string Key = "jobs/1.json";
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ScriptedWire _wire = new();
    private readonly LedgerStore _objects = new();
    private readonly DocumentStore<JobClaim> _store;

    public DocumentStoreTests() => _store = new DocumentStore<JobClaim>(new LedgerPort(_objects, _wire), new CountedIds(), CoreJson.Default.JobClaim);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Writes => _wire.Calls.Count(call => call == "PutObject");

    [Fact]
    public async Task Read_OfAKeyThatIsNotThere_IsNull() => Assert.Null(await _store.ReadAsync(Key, Cancel));

    [Fact]
    public async Task Update_OfNothing_WritesWithAnIdOfTheWrite()
    {
        var written = await _store.UpdateAsync(Key, static claim => claim ?? Claim("a"), Cancel);

        Assert.NotNull(written!.WriteId);
        Assert.Equal(written, await _store.ReadAsync(Key, Cancel));
    }

    [Fact]
    public async Task Update_ThatChangesNothing_WritesNothing()
    {
        await _store.UpdateAsync(Key, static _ => Claim("a"), Cancel);

        var same = await _store.UpdateAsync(Key, static claim => claim, Cancel);
        var none = await _store.UpdateAsync("jobs/2.json", static _ => null, Cancel);

        Assert.Equal(("a", null, 1), (same!.RunId, none, Writes));
    }

    [Fact]
    public async Task Update_Answered409_ReadsAndTriesAgain()
    {
        _wire.FailNext("PutObject", Conflict);

        var written = await _store.UpdateAsync(Key, static claim => claim ?? Claim("a"), Cancel);

        Assert.Equal(("a", 2), (written!.RunId, Writes));
    }

    [Fact]
    public async Task Update_Answered412ThoughItWasDone_KnowsItsOwnWrite()
    {
        _wire.FailNext("PutObject", OwnWriteRefused);
        var calls = 0;

        var written = await _store.UpdateAsync(Key, claim => calls++ == 0 ? Claim("a") : claim! with { RunId = "changed twice" }, Cancel);

        Assert.Equal(("a", 1, 1), (written!.RunId, calls, Writes));
    }

    [Fact]
    public async Task Update_WhenAnotherWroteMeanwhile_DecidesAnewOnWhatIsThere()
    {
        var written = await _store.UpdateAsync(
            Key,
            claim =>
            {
                if (claim is null)
                {
                    // Between our read and our write.
                    _objects.Overwrite(Key, Json(Claim("another")));
                    return Claim("mine");
                }

                return claim;
            },
            Cancel);

        Assert.Equal("another", written!.RunId);
    }

    [Fact]
    public async Task Update_WhenTheDocumentIsGoneMeanwhile_WritesItAnew()
    {
        _objects.Overwrite(Key, Json(Claim("old")));

        // S3 answers 404 to If-Match on a key that is gone: that is another's change, too.
        var written = await _store.UpdateAsync(
            Key,
            claim =>
            {
                _objects.Delete(Key);
                return claim is null ? Claim("new") : claim with { Generation = 1 };
            },
            Cancel);

        Assert.Equal(("new", 0), (written!.RunId, written.Generation));
    }

    [Fact]
    public async Task Update_WithoutAnAnswer_IsTheCallersTroubleAndDoneOnceWhenRepeated()
    {
        _wire.FailNext("PutObject", After);
        static JobClaim Next(JobClaim? claim) => claim is null ? Claim("a") : claim with { Generation = claim.Generation + 1 };

        await Assert.ThrowsAsync<WorldUnavailable>(() => _store.UpdateAsync(Key, Next, Cancel));

        // Who repeats it decides on what is there: the write that was not answered is seen.
        Assert.Equal(1, (await _store.UpdateAsync(Key, Next, Cancel))!.Generation);
    }

    [Fact]
    public async Task Update_WhenOthersAreFirstEachTime_GivesUpAfterTwenty()
    {
        for (var i = 0; i < 25; i++)
        {
            _wire.FailNext("PutObject", Conflict);
        }

        await Assert.ThrowsAsync<LedgerBusy>(() => _store.UpdateAsync(Key, static _ => Claim("a"), Cancel));

        Assert.Equal(20, Writes);
        Assert.Empty(_objects.Keys);
    }

    [Fact]
    public async Task Read_OfANull_SaysWhatWasWanted()
    {
        _objects.Overwrite(Key, "null"u8.ToArray());

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => _store.ReadAsync(Key, Cancel));

        Assert.Contains(Key, error.Message, StringComparison.Ordinal);
    }

    private static JobClaim Claim(string run) => new(run, s_at, 0, null);

    private static byte[] Json(JobClaim claim) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(claim, CoreJson.Default.JobClaim);
}
