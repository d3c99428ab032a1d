using System.Text.Json;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Core.Tests.Triggers;

/// <summary>Which events are of our own runs, beside those that look like it.</summary>
public sealed class OwnEventsTests
{
    private const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:Runs";

    private static readonly OwnEvents s_own =
        new("our-runs", "our-ledger", $"{Machine}:live", ["our-results", "s3://shared/results/", "s3://shared/results/deep/", "s3://whole"]);

    [Theory]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"shared"},"object":{"key":"results/deep/x"}}}""", "results/deep/x in bucket shared is where results are delivered (s3://shared/results/)")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"whole"},"object":{"key":"x"}}}""", "x in bucket whole is where results are delivered (s3://whole)")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"our-ledger"}}}""", "bucket our-ledger is the ledger of the runs themselves")]
    public void Event_OfOurOwn_IsRefused(string facts, string why) => Assert.Equal(why, s_own.WhyRefused(JsonElement.Parse(facts)));

    [Theory]
    [InlineData("""{"source":"shop"}""")]
    [InlineData("""{"source":5}""")]
    [InlineData("""{"source":"aws.s3"}""")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"shared"}}}""")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"shared"},"object":{"key":"results"}}}""")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"other"},"object":{"key":"results/x"}}}""")]
    [InlineData("""{"source":"aws.states"}""")]
    [InlineData("""{"source":"aws.states","detail":"text"}""")]
    [InlineData("""{"source":"aws.states","detail":{}}""")]
    [InlineData("""{"source":"aws.states","detail":{"stateMachineArn":5}}""")]
    [InlineData($$$"""{"source":"aws.states","detail":{"stateMachineArn":"{{{Machine}}}Too"}}""")]
    [InlineData($$$"""{"source":"shop","detail":{"stateMachineArn":"{{{Machine}}}"}}""")]
    [InlineData("""{"source":"aws.cleanrooms"}""")]
    [InlineData("""{"source":"aws.cleanrooms","detail-type":"Protected Query Succeeded"}""")]
    public void Event_OfOthers_IsNot(string facts) => Assert.Null(s_own.WhyRefused(JsonElement.Parse(facts)));
}
