namespace LocalCloud.Host.Templates;

/// <summary>Types of resources that do nothing locally, each with its reason.</summary>
internal static class InertTypes
{
    private const string Unknown = "this type is unknown to the local cloud: nothing was made";

    private static readonly HashSet<string> s_read =
    [
        "AWS::Serverless::Function", "AWS::Lambda::Function", "AWS::Serverless::StateMachine",
        "AWS::StepFunctions::StateMachine", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::Events::EventBus",
        "AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::Scheduler::ScheduleGroup", "AWS::IAM::Role",
        "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::Serverless::HttpApi",
    ];

    private static readonly Dictionary<string, string> s_inert = new(StringComparer.Ordinal)
    {
        ["AWS::CloudWatch::Alarm"] = "there are no metrics to watch",
        ["AWS::CloudWatch::CompositeAlarm"] = "there are no metrics to watch",
        ["AWS::CloudWatch::Dashboard"] = "there are no metrics to show",
        ["AWS::KMS::Alias"] = "nothing is encrypted",
        ["AWS::KMS::Key"] = "nothing is encrypted",
        ["AWS::Lambda::Alias"] = "a function has one version, $LATEST",
        ["AWS::Lambda::EventInvokeConfig"] = "give it as EventInvokeConfig of the function",
        ["AWS::Lambda::Permission"] = "resource policies are not evaluated: local services may invoke",
        ["AWS::Lambda::Version"] = "a function has one version, $LATEST",
        ["AWS::Logs::LogGroup"] = "logs go to the local cloud's own output",
        ["AWS::Logs::MetricFilter"] = "there are no metrics",
        ["AWS::S3::BucketPolicy"] = "resource policies are not evaluated",
        ["AWS::SNS::Subscription"] = "nothing publishes locally",
        ["AWS::SNS::Topic"] = "nothing publishes locally",
        ["AWS::SNS::TopicPolicy"] = "resource policies are not evaluated",
        ["AWS::SQS::QueuePolicy"] = "resource policies are not evaluated",
        ["AWS::StepFunctions::StateMachineAlias"] = "made by calls, not by the template",
        ["AWS::StepFunctions::StateMachineVersion"] = "made by calls, not by the template",
        ["AWS::XRay::Group"] = "there are no traces to group",
    };

    /// <summary>Why a type does nothing; null if it is read.</summary>
    public static string? NoteOf(string type) =>
        s_read.Contains(type) ? null : s_inert.GetValueOrDefault(type, Unknown);

    /// <summary>Whether a type is known to do nothing, rather than unknown.</summary>
    public static bool IsListed(string type) => s_inert.ContainsKey(type);
}
