using System.Text.Json;

namespace Architecture.Tests;

/// <summary>What every resource of serverless.template has, so that a new one cannot do without.</summary>
public sealed class TemplateTests
{
    private static readonly JsonElement s_template = JsonElement.Parse(Deployment.TemplateText);

    // Traces and deliveries of vended logs have no ARNs to name.
    private static readonly string[] s_anyResource = ["xray:", "logs:"];

    [Fact]
    public void Parameter_HasADescription_AndAConstraintWithWords()
    {
        string[] constraints = ["AllowedPattern", "AllowedValues", "MinValue"];
        foreach (var parameter in s_template.GetProperty("Parameters").EnumerateObject())
        {
            Assert.True(parameter.Value.TryGetProperty("Description", out _), $"{parameter.Name} has no Description");
            Assert.True(parameter.Value.TryGetProperty("ConstraintDescription", out _), $"{parameter.Name} has no ConstraintDescription");
            Assert.True(constraints.Any(c => parameter.Value.TryGetProperty(c, out _)), $"{parameter.Name} takes anything");
        }
    }

    [Fact]
    public void Output_HasADescription() => Assert.All(
        s_template.GetProperty("Outputs").EnumerateObject(),
        output => Assert.True(output.Value.TryGetProperty("Description", out _), $"{output.Name} has no Description"));

    [Fact]
    public void Condition_IsUsed() => Assert.All(
        s_template.GetProperty("Conditions").EnumerateObject(),
        condition => Assert.True(Deployment.TemplateText.Split($"\"{condition.Name}\"").Length > 2, $"{condition.Name} decides nothing"));

    // AutoPublishAlias alone does not see that a parameter has changed, and leaves the alias with the old value.
    [Fact]
    public void Function_IsPublishedByReleases_HasItsOwnRoleAndLog()
    {
        foreach (var (name, function) in Deployment.Of("AWS::Serverless::Function"))
        {
            var subject = name.Replace("Function", "", StringComparison.Ordinal);
            Assert.Equal("""{"Ref":"Release"}""", Text(function.GetProperty("AutoPublishCodeSha256")));
            Assert.Equal($$"""{"Fn::GetAtt":["{{subject}}Role","Arn"]}""", Text(function.GetProperty("Role")));
            Assert.Equal($"{subject}Logs", function.GetProperty("LoggingConfig").GetProperty("LogGroup").GetProperty("Ref").GetString());
        }
    }

    [Fact]
    public void Function_IsCalledByItsAliasOnly() => Assert.All(
        Deployment.Of("AWS::Serverless::Function"),
        function => Assert.DoesNotContain($"\"{function.Name}\",\"Arn\"", Text(Deployment.Resources), StringComparison.Ordinal));

    [Fact]
    public void Bucket_IsEncrypted_AndTakesNothingPublicAndNothingWithoutTls()
    {
        var policies = Deployment.Of("AWS::S3::BucketPolicy").ToDictionary(
            policy => policy.Properties.GetProperty("Bucket").GetProperty("Ref").GetString()!, policy => Text(policy.Properties), StringComparer.Ordinal);
        foreach (var (name, bucket) in Deployment.Of("AWS::S3::Bucket"))
        {
            Assert.True(bucket.TryGetProperty("BucketEncryption", out _), name);
            Assert.DoesNotContain("false", Text(bucket.GetProperty("PublicAccessBlockConfiguration")), StringComparison.Ordinal);
            Assert.Contains("\"Effect\":\"Deny\"", policies[name], StringComparison.Ordinal);
            Assert.Contains("\"aws:SecureTransport\":\"false\"", policies[name], StringComparison.Ordinal);
        }
    }

    // What was replaced or purged must go for good, and no name of an execution is free before 90 days.
    [Fact]
    public void Ledger_KeepsVersions_ForAWhile_AndNeverForgetsSlots()
    {
        var ledger = Deployment.Resources.GetProperty("LedgerBucket").GetProperty("Properties");
        var rules = ledger.GetProperty("LifecycleConfiguration").GetProperty("Rules").EnumerateArray().ToList();

        Assert.Equal("Enabled", ledger.GetProperty("VersioningConfiguration").GetProperty("Status").GetString());
        Assert.Single(rules, rule => rule.TryGetProperty("NoncurrentVersionExpiration", out _) && !rule.TryGetProperty("Prefix", out _));
        Assert.Equal(
            ["batches/", "jobs/", "manifests/", "runs/"],
            rules.Where(rule => rule.TryGetProperty("ExpirationInDays", out _)).Select(rule => rule.GetProperty("Prefix").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(100, s_template.GetProperty("Parameters").GetProperty("RecordRetentionDays").GetProperty("MinValue").GetInt32());
    }

    [Fact]
    public void LogGroup_ForgetsInTime() => Assert.All(
        Deployment.Of("AWS::Logs::LogGroup"), group => Assert.True(group.Properties.TryGetProperty("RetentionInDays", out _), group.Name));

    [Fact]
    public void Target_SaysHowOftenItIsTried_AndWhereItEnds()
    {
        var targets = Deployment.Of("AWS::Events::Rule").SelectMany(rule => rule.Properties.GetProperty("Targets").EnumerateArray())
            .Concat(Deployment.Of("AWS::Scheduler::Schedule").Select(schedule => schedule.Properties.GetProperty("Target"))).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(
            target.TryGetProperty("RetryPolicy", out _) && target.TryGetProperty("DeadLetterConfig", out _), Text(target)));
    }

    [Fact]
    public void Grant_NamesItsActionsAndItsResources()
    {
        foreach (var (role, statement) in Deployment.Grants)
        {
            var actions = Deployment.Texts(statement.GetProperty("Action"));
            Assert.DoesNotContain(actions, action => action.Contains('*', StringComparison.Ordinal));
            if (Text(statement.GetProperty("Resource")) is "\"*\"" or "[\"*\"]")
            {
                Assert.All(actions, action => Assert.True(s_anyResource.Any(s => action.StartsWith(s, StringComparison.Ordinal)), $"{role}: {action} on *"));
            }
        }
    }

    private static string Text(JsonElement json) => JsonSerializer.Serialize(json);
}
