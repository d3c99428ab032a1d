using System.Net;
using Amazon.CleanRooms;
using ProtectedJobs.Aws.CleanRooms;
using ProtectedJobs.Aws.Tests.Wire;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.Tests.CleanRooms;

/// <summary>What an answer to StartProtectedJob proves: whoever takes an unknown outcome for a refusal starts a second job.</summary>
public sealed class StartAnswerTests
{
    private readonly ScriptedHttp _http = new();

    /// <summary>Status, error type, kind of answer. 200 without a job, 408, 409 and 5xx prove nothing.</summary>
    public static TheoryData<int, string, Type> Answers() => new()
    {
        { 400, "ValidationException", typeof(StartAnswer.Invalid) },
        { 402, "ServiceQuotaExceededException", typeof(StartAnswer.NoRoom) },
        { 403, "AccessDeniedException", typeof(StartAnswer.Refused) },
        { 403, "ExpiredTokenException", typeof(StartAnswer.Refused) },
        { 404, "ResourceNotFoundException", typeof(StartAnswer.Refused) },
        { 400, "ThrottlingException", typeof(StartAnswer.SlowDown) },
        { 429, "ThrottlingException", typeof(StartAnswer.SlowDown) },
        { 429, "SomethingElse", typeof(StartAnswer.SlowDown) },
        { 400, "RequestTimeoutException", typeof(StartAnswer.Unknown) },
        { 408, "RequestTimeout", typeof(StartAnswer.Unknown) },
        { 409, "ConflictException", typeof(StartAnswer.Unknown) },
        { 500, "InternalServerException", typeof(StartAnswer.Unknown) },
        { 502, "", typeof(StartAnswer.Unknown) },
        { 503, "ServiceUnavailable", typeof(StartAnswer.Unknown) },
        { 504, "", typeof(StartAnswer.Unknown) },
        { 200, "", typeof(StartAnswer.Unknown) },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Start_Answered_ProvesThatAndNoMore_ByOneRequest(int status, string error, Type kind)
    {
        _http.Answer((HttpStatusCode)status, error.Length == 0 ? "{}" : """{"message":"no"}""", ("x-amzn-ErrorType", error));

        var answer = await StartAsync();

        Assert.IsType(kind, answer);
        Assert.Single(_http.Asked);
    }

    [Fact]
    public async Task Start_WhoseConnectionBreaks_ProvesNothing()
    {
        _http.Break();

        Assert.IsType<StartAnswer.Unknown>(await StartAsync());
        Assert.Single(_http.Asked);
    }

    private async Task<StartAnswer> StartAsync()
    {
        using var client = new AmazonCleanRoomsClient(ScriptedHttp.Nobody, _http.Config(new AmazonCleanRoomsConfig()));
        var jobs = new CleanRoomsJobs(client, client, TimeProvider.System);
        return await jobs.StartAsync(
            new JobSpec { MembershipId = "11111111-1111-1111-1111-111111111111", AnalysisTemplateArn = "arn", Parameters = new Dictionary<string, string>() },
            null,
            TestContext.Current.CancellationToken);
    }
}
