using System.Text.Json;
using LocalCloud.Services.CleanRooms.Requests;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.CleanRooms;

public sealed class ValidationTests
{
    private const string Good =
        """
        {"membershipIdentifier":"11111111-2222-4333-8444-555555555555","type":"PYSPARK",
         "jobParameters":{"analysisTemplateArn":"arn:aws:cleanrooms:us-east-1:000000000000:membership/m/analysistemplate/t"}}
        """;

    public static TheoryData<string, string> Faults() => new()
    {
        { "membershipIdentifier", """{"membershipIdentifier":"ABC"}""" },
        { "type", """{"type":"SQL"}""" },
        { "type", """{"type":7}""" },
        { "jobParameters", """{"jobParameters":null}""" },
        { "jobParameters.analysisTemplateArn", """{"jobParameters":{}}""" },
        { "jobParameters.analysisTemplateArn", """{"jobParameters":{"analysisTemplateArn":"arn:aws:s3:::x"}}""" },
        { "jobParameters.parameters", """{"jobParameters":{"analysisTemplateArn":"$arn","parameters":{"a-b":"x"}}}""" },
        { "jobParameters.parameters.a", """{"jobParameters":{"analysisTemplateArn":"$arn","parameters":{"a":"$1001"}}}""" },
        { "jobParameters.parameters.a", """{"jobParameters":{"analysisTemplateArn":"$arn","parameters":{"a":1}}}""" },
        { "resultConfiguration.outputConfiguration", """{"resultConfiguration":{}}""" },
        { "resultConfiguration.outputConfiguration.member", """{"resultConfiguration":{"outputConfiguration":{"s3":{}}}}""" },
        { "resultConfiguration.outputConfiguration.member.accountId", """{"resultConfiguration":{"outputConfiguration":{"member":{"accountId":"12"}}}}""" },
        { "computeConfiguration.worker.type", """{"computeConfiguration":{"worker":{"type":"CR.8X","number":4}}}""" },
        { "computeConfiguration.worker.number", """{"computeConfiguration":{"worker":{"type":"CR.1X","number":3}}}""" },
        { "computeConfiguration.worker.number", """{"computeConfiguration":{"worker":{"type":"CR.1X","number":1025}}}""" },
        { "computeConfiguration.worker.number", """{"computeConfiguration":{"worker":{"type":"CR.1X","number":4.5}}}""" },
        { "computeConfiguration.worker.number", """{"computeConfiguration":{"worker":{"type":"CR.1X"}}}""" },
        { "computeConfiguration", """{"computeConfiguration":{}}""" },
        { "computeConfiguration.worker.properties.spark.p", """{"computeConfiguration":{"worker":{"type":"CR.1X","number":4,"properties":{"spark":{"p":"$501"}}}}}""" },
        { "jobComputePayerAccountId", """{"jobComputePayerAccountId":"abc"}""" },
    };

    [Fact]
    public void Request_Whole_IsRead()
    {
        var request = StartRequest.Read(JsonElement.Parse(Good));
        Assert.Equal("11111111-2222-4333-8444-555555555555", request.MembershipId);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Request_WithOneFault_NamesItsField(string field, string change)
    {
        var error = Assert.Throws<AwsException>(() => StartRequest.Read(Changed(change)));
        Assert.Equal(("ValidationException", 400), (error.Code, error.Status));
        Assert.Equal("\"FIELD_VALIDATION_FAILED\"", error.Members["reason"]);
        Assert.Contains(field, FieldNames(error));
    }

    [Fact]
    public void Request_WithManyFaults_NamesAllOfThem()
    {
        var error = Assert.Throws<AwsException>(() => StartRequest.Read(JsonElement.Parse(
            """{"membershipIdentifier":"x","type":"SQL","computeConfiguration":{"worker":{"type":"no","number":1}}}""")));
        Assert.Equal(
            ["computeConfiguration.worker.number", "computeConfiguration.worker.type", "jobParameters", "membershipIdentifier", "type"],
            FieldNames(error).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("222222222222", "ResourceNotFoundException")]
    [InlineData(CleanRoom.Partner, "ResourceNotFoundException")]
    public async Task Start_InAMembershipOfAnother_IsNotFound(string account, string code)
    {
        await using var room = await CleanRoom.OpenAsync();
        var error = await Assert.ThrowsAsync<AwsException>(() => room.CallAsync("StartProtectedJob", Start(FreshScene.RunnerMembership), account));
        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task Start_ByAMemberThatCannotRunJobs_IsDenied()
    {
        await using var room = await CleanRoom.OpenAsync();
        var error = await Assert.ThrowsAsync<AwsException>(
            () => room.CallAsync("StartProtectedJob", Start(FreshScene.PartnerMembership), CleanRoom.Partner));
        Assert.Equal(("AccessDeniedException", 403, "\"INSUFFICIENT_PERMISSIONS\""), (error.Code, error.Status, error.Members["reason"]));
    }

    [Theory]
    [InlineData("""{"jobParameters":{"parameters":{"undeclared":"x"}}}""", "FIELD_VALIDATION_FAILED")]
    [InlineData("""{"jobParameters":{"parameters":{"local_behavior":"{\"outcom\":1}"}}}""", "FIELD_VALIDATION_FAILED")]
    [InlineData("""{"resultConfiguration":{"outputConfiguration":{"member":{"accountId":"999999999999"}}}}""", "INVALID_CONFIGURATION")]
    [InlineData("""{"jobComputePayerAccountId":"111111111111"}""", "INVALID_CONFIGURATION")]
    public async Task Start_ThatTheCollaborationDoesNotAllow_IsInvalid(string more, string reason)
    {
        await using var room = await CleanRoom.OpenAsync();
        var error = await Assert.ThrowsAsync<AwsException>(
            () => room.StartAsync(FreshScene.Succeeding, JsonElement.Parse(more)));
        Assert.Equal(("ValidationException", $"\"{reason}\""), (error.Code, error.Members["reason"]));
    }

    private static object Start(string membership) => new
    {
        membershipIdentifier = membership,
        type = "PYSPARK",
        jobParameters = new { analysisTemplateArn = CleanRoom.Arn(FreshScene.Succeeding) },
    };

    private static JsonElement Changed(string change)
    {
        var good = System.Text.Json.Nodes.JsonNode.Parse(Good)!.AsObject();
        var filled = change
            .Replace("$arn", "arn:aws:cleanrooms:us-east-1:000000000000:membership/m/analysistemplate/t", StringComparison.Ordinal)
            .Replace("$1001", new string('x', 1001), StringComparison.Ordinal)
            .Replace("$501", new string('x', 501), StringComparison.Ordinal);
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(filled)!.AsObject())
        {
            good[name] = value?.DeepClone();
        }

        return JsonElement.Parse(good.ToJsonString());
    }

    private static IEnumerable<string> FieldNames(AwsException error) =>
        JsonElement.Parse(error.Members["fieldList"]).EnumerateArray().Select(f => f.GetProperty("name").GetString()!);
}
