using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>SAM's policy templates, as far as their services are here.</summary>
internal static class SamPolicies
{
    private static readonly string[] s_read = ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation", "s3:GetObjectVersion", "s3:GetLifecycleConfiguration"];

    private static readonly string[] s_write = ["s3:PutObject", "s3:PutObjectAcl", "s3:PutLifecycleConfiguration"];

    /// <summary>The policy document of a template; null if the template is unknown.</summary>
    public static JsonObject? Expand(string name, JsonObject parameters, TemplateSettings settings)
    {
        string Given(string parameter) => parameters[parameter]?.ToString() ?? "";
        string Arn(string service, string resource) =>
            $"arn:aws:{service}:{settings.Region}:{settings.AccountId}:{resource}";
        string[] Bucket() => [$"arn:aws:s3:::{Given("BucketName")}", $"arn:aws:s3:::{Given("BucketName")}/*"];

        return name switch
        {
            "LambdaInvokePolicy" => Allow(["lambda:InvokeFunction"], [Arn("lambda", $"function:{Given("FunctionName")}*")]),
            "StepFunctionsExecutionPolicy" =>
                Allow(["states:StartExecution"], [Arn("states", $"stateMachine:{Given("StateMachineName")}")]),
            "S3ReadPolicy" => Allow(s_read, Bucket()),
            "S3WritePolicy" => Allow(s_write, Bucket()),
            "S3CrudPolicy" => Allow([.. s_read, .. s_write, "s3:DeleteObject"], Bucket()),
            "EventBridgePutEventsPolicy" => Allow(["events:PutEvents"], [Arn("events", $"event-bus/{Given("EventBusName")}")]),
            "SQSSendMessagePolicy" => Allow(["sqs:SendMessage*"], [Arn("sqs", Given("QueueName"))]),
            "S3FullAccessPolicy" => Allow([.. s_read, .. s_write, "s3:DeleteObject", "s3:GetObjectAcl", "s3:GetObjectTagging", "s3:PutObjectTagging"], Bucket()),
            "SQSPollerPolicy" => Allow(
                ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], [Arn("sqs", Given("QueueName"))]),
            "SNSPublishMessagePolicy" => Allow(["sns:Publish"], [Arn("sns", Given("TopicName"))]),
            "SSMParameterReadPolicy" => Allow(["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"], [Arn("ssm", $"parameter/{Given("ParameterName")}")]),
            "KMSDecryptPolicy" => Allow(["kms:Decrypt"], [Arn("kms", $"key/{Given("KeyId")}")]),
            "CloudWatchPutMetricPolicy" => Allow(["cloudwatch:PutMetricData"], ["*"]),
            _ => null,
        };
    }

    /// <summary>A policy document that allows actions on resources.</summary>
    public static JsonObject Allow(string[] actions, string[] resources) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray([.. actions.Select(a => (JsonNode)a)]),
            ["Resource"] = new JsonArray([.. resources.Select(r => (JsonNode)r)]),
        }),
    };
}
