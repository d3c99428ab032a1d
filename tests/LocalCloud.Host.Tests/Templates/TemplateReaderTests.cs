using LocalCloud.Host.Templates;
using Testing;

namespace LocalCloud.Host.Tests.Templates;

public sealed class TemplateReaderTests
{
    private const string Whole =
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Timeout: 30
            Environment:
              Variables: {SHARED: one, LEDGER: !Ref Ledger}
        Parameters:
          Withheld: {Type: String, Default: "no"}
        Conditions:
          IsThere: !Equals [!Ref Withheld, "yes"]
        Resources:
          Ledger:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: ledger
              NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}
          StartJob:
            Type: AWS::Serverless::Function
            Properties:
              Handler: ProtectedJobs.Functions
              CodeUri: ./src/ProtectedJobs.Functions
              MemorySize: 512
              ReservedConcurrentExecutions: 5
              Environment:
                Variables: {ANNOTATIONS_HANDLER: StartJob, SHARED: two}
              Policies:
                - AWSLambdaBasicExecutionRole
                - Statement: [{Effect: Allow, Action: "cleanrooms:*", Resource: "*"}]
                - S3ReadPolicy: {BucketName: !Ref Ledger}
              EventInvokeConfig:
                MaximumRetryAttempts: 1
                DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Dead.Arn}}
              Events:
                OnJob:
                  Type: EventBridgeRule
                  Properties:
                    Pattern: {source: [aws.cleanrooms]}
                    RetryPolicy: {MaximumRetryAttempts: 3}
                    DeadLetterConfig: {Arn: !GetAtt Dead.Arn}
                Often:
                  Type: ScheduleV2
                  Properties: {ScheduleExpression: rate(5 minutes), Input: '{"a":1}'}
                Get:
                  Type: HttpApi
                  Properties: {Path: "/runs/{id}", Method: get, ApiId: !Ref Api}
                Odd: {Type: Cognito, Properties: {}}
          Api: {Type: AWS::Serverless::HttpApi}
          Dead: {Type: AWS::SQS::Queue}
          ProtectedJobRun:
            Type: AWS::Serverless::StateMachine
            Properties:
              Name: ProtectedJobRun
              DefinitionUri: machine.asl.json
              DefinitionSubstitutions: {StartJobFunctionArn: !GetAtt StartJob.Arn, Quoted: 'say "hi"'}
              Policies: [LambdaInvokePolicy: {FunctionName: !Ref StartJob}]
              Events:
                Nightly: {Type: Schedule, Properties: {Schedule: cron(0 2 * * ? *), Enabled: false}}
          Rule:
            Type: AWS::Events::Rule
            Properties:
              EventPattern: {source: [aws.states]}
              Targets: [{Id: t, Arn: !GetAtt StartJob.Arn, InputTransformer: {InputPathsMap: {a: $.id}, InputTemplate: '{"x": <a>}'}}]
          Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {Nonsense: !ImportValue x}}
          Mystery: {Type: AWS::Fancy::Thing, Properties: {Nonsense: !ImportValue x}}
          Absent: {Type: AWS::Fancy::Thing, Condition: IsThere}
        Outputs:
          MachineArn: {Value: !Ref ProtectedJobRun}
        """;

    [Fact]
    public void Template_Whole_IsReadIntoItsParts()
    {
        var template = Read(Whole, """{"StartAt":"A","Comment":"${Quoted}","R":"${StartJobFunctionArn}","S":"${Other}"}""");

        var function = Assert.Single(template.Functions);
        Assert.Equal("StartJob", function.Definition.Name);
        Assert.Equal(30, function.Definition.TimeoutSeconds);
        Assert.Equal(512, function.Definition.MemorySize);
        Assert.Equal(5, function.Definition.ReservedConcurrency);
        Assert.Equal(1, function.Definition.MaximumRetryAttempts);
        Assert.Equal("arn:aws:sqs:us-east-1:000000000000:Dead", function.Definition.OnFailure);
        Assert.Equal("two", function.Definition.Environment["SHARED"]);
        Assert.Equal("ledger", function.Definition.Environment["LEDGER"]);
        Assert.Equal("StartJob", function.Definition.Environment["ANNOTATIONS_HANDLER"]);
        Assert.EndsWith(Path.Combine("src", "ProtectedJobs.Functions"), function.CodePath, StringComparison.Ordinal);

        var machine = Assert.Single(template.StateMachines);
        Assert.Equal("arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun", machine.Arn);
        Assert.Equal(
            """{"StartAt":"A","Comment":"say \u0022hi\u0022","R":"arn:aws:lambda:us-east-1:000000000000:function:StartJob","S":"${Other}"}""",
            machine.Source.Definition);
        Assert.Equal("arn:aws:iam::000000000000:role/ProtectedJobRunRole", machine.Source.RoleArn);

        Assert.Equal(new BucketResource("ledger", SendsEvents: true), Assert.Single(template.Buckets));
        Assert.Equal(["StartJobOnJob", "ProtectedJobRunNightly", "Rule"], template.Rules.Select(r => r.Rule["Name"]!.ToString()));
        Assert.Equal("""{"source":["aws.cleanrooms"]}""", template.Rules[0].Rule["EventPattern"]!.ToString());
        Assert.Equal(
            "arn:aws:sqs:us-east-1:000000000000:Dead", template.Rules[0].Targets["Targets"]![0]!["DeadLetterConfig"]!["Arn"]!.ToString());
        Assert.Equal("DISABLED", template.Rules[1].Rule["State"]!.ToString());
        Assert.Equal(
            "arn:aws:iam::000000000000:role/ProtectedJobRunNightlyRole", template.Rules[1].Targets["Targets"]![0]!["RoleArn"]!.ToString());
        Assert.Single(template.Role("arn:aws:iam::000000000000:role/ProtectedJobRunNightlyRole").Policies);
        var schedule = Assert.Single(template.Schedules);
        Assert.Equal("rate(5 minutes)", schedule["ScheduleExpression"]!.ToString());
        Assert.Equal("arn:aws:iam::000000000000:role/StartJobOftenRole", schedule["Target"]!["RoleArn"]!.ToString());
        Assert.Equal(new RouteResource("Api", "GET", "/runs/{id}", "StartJob", null), Assert.Single(template.Routes));
        Assert.Equal(2, template.Role("arn:aws:iam::000000000000:role/StartJobRole").Policies.Count);
        Assert.Equal("arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun", template.Outputs["MachineArn"]);
        Assert.Equal(
            [("StartJob.Events.Odd", true), ("Alarm", false), ("Mystery", true)],
            template.Notes.Select(n => (n.LogicalId, n.IsMissed)));
    }

    [Fact]
    public void Template_WithManyFaults_TellsAllOfThem()
    {
        var error = Assert.Throws<TemplateException>(() => Read(
            """
            Parameters:
              NoDefault: {Type: String}
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {Handler: !Ref Gone, Timeout: 901, MemorySize: lots}}
              M: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: not-there.json}}
              R: {Type: AWS::Events::Rule, Properties: {}}
              X: just text
            """,
            "{}"));
        Assert.Equal(
            [
                "Parameters.NoDefault",
                "Resources.F.Properties.Handler",
                "Resources.F.Properties.Timeout",
                "Resources.F.Properties.MemorySize",
                "Resources.M.Properties.DefinitionUri",
                "Resources.R.Properties",
                "Resources.X",
            ],
            error.Faults.Select(f => f.Path));
    }

    private static CloudTemplate Read(string yaml, string machine)
    {
        using var directory = new TempDirectory();
        var path = Path.Combine(directory.Path, "serverless.template");
        File.WriteAllText(path, yaml);
        File.WriteAllText(Path.Combine(directory.Path, "machine.asl.json"), machine);
        return TemplateReader.ReadFile(path, new TemplateSettings { Directory = "" });
    }
}
