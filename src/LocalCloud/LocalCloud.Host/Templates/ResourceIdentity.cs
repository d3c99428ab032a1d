namespace LocalCloud.Host.Templates;

/// <summary>A resource's name, its Ref and its attributes.</summary>
/// <param name="Name">Its physical name.</param>
/// <param name="Ref">What Ref answers.</param>
/// <param name="Attributes">What Fn::GetAtt answers.</param>
/// <param name="IsKnown">Whether its type is known here; if not, its attributes are made up.</param>
internal sealed record ResourceIdentity(
    string Name, string Ref, IReadOnlyDictionary<string, string> Attributes, bool IsKnown = true)
{
    /// <summary>The ARN.</summary>
    public string Arn => Attributes.GetValueOrDefault("Arn") ?? Ref;

    /// <summary>The property that names a resource of a type; null where there is none.</summary>
    public static string? NameProperty(string type) => type switch
    {
        "AWS::Serverless::Function" or "AWS::Lambda::Function" => "FunctionName",
        "AWS::Serverless::StateMachine" => "Name",
        "AWS::StepFunctions::StateMachine" => "StateMachineName",
        "AWS::S3::Bucket" => "BucketName",
        "AWS::SQS::Queue" => "QueueName",
        "AWS::SNS::Topic" => "TopicName",
        "AWS::IAM::Role" => "RoleName",
        "AWS::Logs::LogGroup" => "LogGroupName",
        "AWS::Serverless::HttpApi" or "AWS::Events::Rule" or "AWS::Events::EventBus"
            or "AWS::Scheduler::Schedule" or "AWS::Scheduler::ScheduleGroup" or "AWS::Serverless::SimpleTable" => "Name",
        _ => null,
    };

    /// <summary>The identity of a resource.</summary>
    public static ResourceIdentity Make(
        string type, string logicalId, string? given, string? bus, TemplateSettings settings)
    {
        var name = given ?? (type == "AWS::S3::Bucket" ? BucketName(logicalId, settings) : logicalId);
        string Arn(string service, string resource) =>
            $"arn:aws:{service}:{settings.Region}:{settings.AccountId}:{resource}";

        return type switch
        {
            "AWS::Serverless::Function" or "AWS::Lambda::Function" => ByName(name, Arn("lambda", $"function:{name}")),
            "AWS::Serverless::StateMachine" or "AWS::StepFunctions::StateMachine" =>
                ByArn(name, Arn("states", $"stateMachine:{name}"), ("Name", name)),
            "AWS::S3::Bucket" => ByName(
                name,
                $"arn:aws:s3:::{name}",
                ("DomainName", $"{name}.s3.amazonaws.com"),
                ("RegionalDomainName", $"{name}.s3.{settings.Region}.amazonaws.com")),
            "AWS::SQS::Queue" => new ResourceIdentity(
                name,
                $"https://sqs.{settings.Region}.amazonaws.com/{settings.AccountId}/{name}",
                Map(("Arn", Arn("sqs", name)), ("QueueName", name))),
            "AWS::SNS::Topic" => ByArn(name, Arn("sns", name), ("TopicName", name), ("TopicArn", Arn("sns", name))),
            "AWS::Events::Rule" => ByName(
                name, Arn("events", bus is null or "default" ? $"rule/{name}" : $"rule/{bus[(bus.LastIndexOf('/') + 1)..]}/{name}")),
            "AWS::Events::EventBus" => ByName(name, Arn("events", $"event-bus/{name}"), ("Name", name)),
            "AWS::Scheduler::Schedule" => ByName(name, Arn("scheduler", $"schedule/default/{name}")),
            "AWS::Scheduler::ScheduleGroup" => ByName(name, Arn("scheduler", $"schedule-group/{name}")),
            "AWS::IAM::Role" => ByName(name, $"arn:aws:iam::{settings.AccountId}:role/{name}", ("RoleId", $"AROA{logicalId}")),
            "AWS::Logs::LogGroup" => ByName(name, Arn("logs", $"log-group:{name}:*")),
            "AWS::Serverless::HttpApi" or "AWS::ApiGatewayV2::Api" =>
                ByName(
                    logicalId,
                    Arn("apigateway", $"/apis/{logicalId}"),
                    ("ApiId", logicalId),
                    ("ApiEndpoint", $"https://{logicalId}.execute-api.{settings.Region}.amazonaws.com")),
            _ => new ResourceIdentity(name, name, Map(("Arn", Arn("local", $"{type}/{name}"))), IsKnown: false),
        };
    }

    private static string BucketName(string logicalId, TemplateSettings settings) =>
        string.Concat($"{settings.StackName}-{logicalId}".Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    private static ResourceIdentity ByName(string name, string arn, params ReadOnlySpan<(string, string)> more) =>
        new(name, name, Map([("Arn", arn), .. more]));

    private static ResourceIdentity ByArn(string name, string arn, params ReadOnlySpan<(string, string)> more) =>
        new(name, arn, Map([("Arn", arn), .. more]));

    private static Dictionary<string, string> Map(params ReadOnlySpan<(string Name, string Value)> members)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            attributes[name] = value;
        }

        return attributes;
    }
}
