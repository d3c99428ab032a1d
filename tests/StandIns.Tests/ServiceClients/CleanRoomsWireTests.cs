using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;

namespace StandIns.Tests.ServiceClients;

/// <summary>Clean Rooms protected jobs as restJson1 has them on the wire.</summary>
public sealed class CleanRoomsWireTests
{
    private const string Membership = "11111111-2222-4333-8444-555555555555";
    private const string JobId = "99999999-2222-4333-8444-555555555555";
    private const string Template =
        $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{Membership}/analysistemplate/66666666-7777-4888-8999-000000000000";

    private const string FullJob = $$$$$$"""
        {"protectedJob":{"id":"{{{{{{JobId}}}}}}","membershipId":"{{{{{{Membership}}}}}}","membershipArn":"arn:aws:cleanrooms:us-east-1:000000000000:membership/m",
         "createTime":1700000000.25,"status":"SUCCESS",
         "jobParameters":{"analysisTemplateArn":"{{{{{{Template}}}}}}","parameters":{"day":"2026-01-01"}},
         "resultConfiguration":{"outputConfiguration":{"s3":{"bucket":"b","keyPrefix":"k"},"member":{"accountId":"111122223333"}}},
         "statistics":{"totalDurationInMillis":660000,"billedResourceUtilization":{"units":5.33}},
         "result":{"output":{"s3":{"location":"s3://b/k/job"},"memberList":[{"accountId":"111122223333"},{"accountId":"444455556666"}]}},
         "error":{"message":"m","code":"c"},
         "computeConfiguration":{"worker":{"type":"CR.4X","number":8,"properties":{"spark":{"spark.a":"1"}}}},
         "jobComputePayerAccountId":"777788889999","aMemberOfTomorrow":{"x":[1]}}}
        """;

    [Fact]
    public async Task StartProtectedJob_EveryMember_IsWrittenAsTheApiSpellsIt()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(FullJob));
        using var client = Clients.CleanRooms(server);

        await client.StartProtectedJobAsync(
            new StartProtectedJobRequest
            {
                MembershipIdentifier = Membership,
                Type = ProtectedJobType.PYSPARK,
                JobParameters = new ProtectedJobParameters
                {
                    AnalysisTemplateArn = Template,
                    Parameters = new() { ["day"] = "2026-01-01" },
                },
                ResultConfiguration = new ProtectedJobResultConfigurationInput
                {
                    OutputConfiguration = new ProtectedJobOutputConfigurationInput
                    {
                        Member = new ProtectedJobMemberOutputConfigurationInput { AccountId = "111122223333" },
                    },
                },
                ComputeConfiguration = new ProtectedJobComputeConfiguration
                {
                    Worker = new ProtectedJobWorkerComputeConfiguration
                    {
                        Type = ProtectedJobWorkerComputeType.CR1X,
                        Number = 16,
                        Properties = new WorkerComputeConfigurationProperties { Spark = new() { ["spark.a"] = "1" } },
                    },
                },
                JobComputePayerAccountId = "777788889999",
            },
            TestContext.Current.CancellationToken);

        var request = server.Only();
        Assert.Equal("POST", request.Method);
        Assert.Equal($"/memberships/{Membership}/protectedJobs", request.Target);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Contains("/eu-west-1/cleanrooms/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            $$$$$$"""
            {"type":"PYSPARK","jobParameters":{"analysisTemplateArn":"{{{{{{Template}}}}}}","parameters":{"day":"2026-01-01"}},"resultConfiguration":{"outputConfiguration":{"member":{"accountId":"111122223333"}}},"computeConfiguration":{"worker":{"type":"CR.1X","number":16,"properties":{"spark":{"spark.a":"1"}}}},"jobComputePayerAccountId":"777788889999"}
            """,
            request.Body);
    }

    [Fact]
    public async Task StartProtectedJob_AbsentMembers_AreLeftOut()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(FullJob));
        using var client = Clients.CleanRooms(server);

        await client.StartProtectedJobAsync(
            new StartProtectedJobRequest { MembershipIdentifier = Membership, Type = "PYSPARK" }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"type":"PYSPARK"}""", server.Only().Body);
    }

    [Fact]
    public async Task GetProtectedJob_EveryMember_IsRead()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(FullJob));
        using var client = Clients.CleanRooms(server);

        var response = await client.GetProtectedJobAsync(
            new GetProtectedJobRequest { MembershipIdentifier = Membership, ProtectedJobIdentifier = JobId },
            TestContext.Current.CancellationToken);

        var job = response.ProtectedJob;
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal((JobId, Membership), (job.Id, job.MembershipId));
        Assert.Equal("arn:aws:cleanrooms:us-east-1:000000000000:membership/m", job.MembershipArn);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 250, DateTimeKind.Utc), job.CreateTime);
        Assert.Equal(DateTimeKind.Utc, job.CreateTime!.Value.Kind);
        Assert.Equal(ProtectedJobStatus.SUCCESS, job.Status);
        Assert.Equal(Template, job.JobParameters.AnalysisTemplateArn);
        Assert.Equal("2026-01-01", job.JobParameters.Parameters["day"]);
        Assert.Equal(("b", "k"), (job.ResultConfiguration.OutputConfiguration.S3.Bucket, job.ResultConfiguration.OutputConfiguration.S3.KeyPrefix));
        Assert.Equal("111122223333", job.ResultConfiguration.OutputConfiguration.Member.AccountId);
        Assert.Equal(660000, job.Statistics.TotalDurationInMillis);
        Assert.Equal(5.33, job.Statistics.BilledResourceUtilization.Units);
        Assert.Equal("s3://b/k/job", job.Result.Output.S3.Location);
        Assert.Equal(["111122223333", "444455556666"], job.Result.Output.MemberList.Select(m => m.AccountId));
        Assert.Equal(("c", "m"), (job.Error.Code, job.Error.Message));
        Assert.Equal(ProtectedJobWorkerComputeType.CR4X, job.ComputeConfiguration.Worker.Type);
        Assert.Equal(8, job.ComputeConfiguration.Worker.Number);
        Assert.Equal("1", job.ComputeConfiguration.Worker.Properties.Spark["spark.a"]);
        Assert.Equal("777788889999", job.JobComputePayerAccountId);
    }

    [Fact]
    public async Task GetProtectedJob_WithoutABody_NamesNoContentType()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(FullJob));
        using var client = Clients.CleanRooms(server);

        await client.GetProtectedJobAsync(
            new GetProtectedJobRequest { MembershipIdentifier = Membership, ProtectedJobIdentifier = JobId },
            TestContext.Current.CancellationToken);

        var request = server.Only();
        Assert.Equal(("GET", $"/memberships/{Membership}/protectedJobs/{JobId}", ""), (request.Method, request.Target, request.Body));
        Assert.DoesNotContain("Content-Type", request.Headers.Keys);
        Assert.DoesNotContain("content-type", request.Headers["Authorization"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task GetProtectedJob_SparseAnswer_LeavesTheRestNull()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok("""{"protectedJob":{"id":"j","status":"A_STATUS_OF_TOMORROW","error":null}}"""));
        using var client = Clients.CleanRooms(server);

        var job = (await client.GetProtectedJobAsync(
            new GetProtectedJobRequest { MembershipIdentifier = Membership, ProtectedJobIdentifier = "j" },
            TestContext.Current.CancellationToken)).ProtectedJob;

        Assert.Equal("A_STATUS_OF_TOMORROW", job.Status.Value);
        Assert.Null(job.CreateTime);
        Assert.Null(job.Error);
        Assert.Null(job.Result);
        Assert.Null(job.Statistics);
    }

    [Fact]
    public async Task UpdateProtectedJob_Cancel_IsAPatch()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(FullJob));
        using var client = Clients.CleanRooms(server);

        await client.UpdateProtectedJobAsync(
            new UpdateProtectedJobRequest
            {
                MembershipIdentifier = Membership,
                ProtectedJobIdentifier = "a/b c",
                TargetStatus = TargetProtectedJobStatus.CANCELLED,
            },
            TestContext.Current.CancellationToken);

        var request = server.Only();
        Assert.Equal("PATCH", request.Method);
        Assert.Equal($"/memberships/{Membership}/protectedJobs/a%2Fb%20c", request.Target);
        Assert.Equal("""{"targetStatus":"CANCELLED"}""", request.Body);
    }

    [Fact]
    public async Task ListProtectedJobs_Query_IsEncoded()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok(
            """
            {"nextToken":"n","protectedJobs":[{"id":"j","membershipId":"m","membershipArn":"a","createTime":1700000000,"status":"STARTED",
             "receiverConfigurations":[{"analysisType":"DIRECT_ANALYSIS","configurationDetails":{"directAnalysisConfigurationDetails":{"receiverAccountIds":["1","2"]}}}],
             "jobComputePayerAccountId":"p"}]}
            """));
        using var client = Clients.CleanRooms(server);

        var page = await client.ListProtectedJobsAsync(
            new ListProtectedJobsRequest { MembershipIdentifier = Membership, Status = ProtectedJobStatus.STARTED, MaxResults = 5, NextToken = "a+/=b" },
            TestContext.Current.CancellationToken);

        Assert.Equal($"/memberships/{Membership}/protectedJobs?maxResults=5&nextToken=a%2B%2F%3Db&status=STARTED", server.Only().Target);
        Assert.Equal("n", page.NextToken);
        var job = Assert.Single(page.ProtectedJobs);
        Assert.Equal(("j", "m", "a", "p"), (job.Id, job.MembershipId, job.MembershipArn, job.JobComputePayerAccountId));
        Assert.Equal(ProtectedJobStatus.STARTED, job.Status);
        var receiver = Assert.Single(job.ReceiverConfigurations);
        Assert.Equal(ProtectedJobAnalysisType.DIRECT_ANALYSIS, receiver.AnalysisType);
        Assert.Equal(["1", "2"], receiver.ConfigurationDetails.DirectAnalysisConfigurationDetails.ReceiverAccountIds);
    }

    [Fact]
    public async Task Paginator_ShortAndEmptyPages_AreFollowedToTheEnd()
    {
        await using var server = await WireServer.StartAsync(
            WireAnswer.Ok("""{"nextToken":"1","protectedJobs":[{"id":"a"}]}"""),
            WireAnswer.Ok("""{"nextToken":"2","protectedJobs":[]}"""),
            WireAnswer.Ok("""{"protectedJobs":[{"id":"b"},{"id":"c"}]}"""));
        using var client = Clients.CleanRooms(server);

        var ids = new List<string>();
        await foreach (var job in client.Paginators.ListProtectedJobs(new ListProtectedJobsRequest { MembershipIdentifier = Membership }).ProtectedJobs)
        {
            ids.Add(job.Id);
        }

        Assert.Equal(["a", "b", "c"], ids);
        Assert.Equal(["", "?nextToken=1", "?nextToken=2"], server.Requests.Select(r => r.Target.Split("protectedJobs")[1]));
    }

    [Fact]
    public async Task GetProtectedJob_WithoutItsId_IsNeverSent()
    {
        await using var server = await WireServer.StartAsync();
        using var client = Clients.CleanRooms(server);

        var e = await Assert.ThrowsAsync<AmazonCleanRoomsException>(() => client.GetProtectedJobAsync(
            new GetProtectedJobRequest { MembershipIdentifier = Membership }, TestContext.Current.CancellationToken));

        Assert.Contains("ProtectedJobIdentifier", e.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
