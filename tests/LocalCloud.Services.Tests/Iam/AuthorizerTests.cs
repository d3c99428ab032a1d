using LocalCloud.Services.Contracts;
using LocalCloud.Services.Iam;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCloud.Services.Tests.Iam;

public sealed class AuthorizerTests
{
    private const string RoleArn = "arn:aws:iam::000000000000:role/app/Runner";
    private static readonly Caller s_role = new("000000000000", "arn:aws:sts::000000000000:assumed-role/Runner/StartJob", "us-east-1", "r");

    public static TheoryData<string, string, string, bool> Cases() => new()
    {
        { """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", "s3:GetObject", "arn:aws:s3:::b/k", true },
        { """{"Effect":"Allow","Action":"S3:getobject","Resource":"*"}""", "s3:GetObject", "arn:aws:s3:::b/k", true },
        { """{"Effect":"Allow","Action":["s3:Get*","s3:Put?bject"],"Resource":"arn:aws:s3:::b/*"}""", "s3:PutObject", "arn:aws:s3:::b/k/2", true },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::B/*"}""", "s3:GetObject", "arn:aws:s3:::b/k", false },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b"}""", "s3:GetObject", "arn:aws:s3:::b/k", false },
        { """{"Effect":"Allow","NotAction":"s3:Delete*","Resource":"*"}""", "s3:GetObject", "arn:aws:s3:::b/k", true },
        { """{"Effect":"Allow","NotAction":"s3:Delete*","Resource":"*"}""", "s3:DeleteObject", "arn:aws:s3:::b/k", false },
        { """{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::b/*"}""", "s3:GetObject", "arn:aws:s3:::b/k", false },
        { """{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::c/*"}""", "s3:GetObject", "arn:aws:s3:::b/k", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*/k"}""", "s3:GetObject", "arn:aws:s3:::b/k", false },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"s3:Prefix":"a/"}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":["x","y"]}}}""", "s3:ListBucket", "arn:aws:s3:::b", false },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"a*"},"StringNotEquals":{"s3:prefix":"ab"}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"absent":"x"}}}""", "s3:ListBucket", "arn:aws:s3:::b", false },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEqualsIfExists":{"absent":"x"}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"absent":"true","s3:prefix":"false"}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"absent":"false"}}}""", "s3:ListBucket", "arn:aws:s3:::b", false },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":false}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Run*"}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:*:role/Runner"}}}""", "s3:ListBucket", "arn:aws:s3:::b", false },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericLessThan":{"s3:max-keys":"10"}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}""", "s3:ListBucket", "arn:aws:s3:::b", true },
        { """{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:PrincipalAccount}"}""", "s3:ListBucket", "arn:aws:s3:::000000000000", true },
        { """{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${no:such}"}""", "s3:ListBucket", "arn:aws:s3:::b", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Policy_OneCall_IsDecidedAsAwsDoes(string statements, string action, string resource, bool expected)
    {
        var iam = Make(IamMode.Enforce);
        iam.Define(RoleArn, [$$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""]);
        var context = new Dictionary<string, string> { ["s3:prefix"] = "a/", ["s3:max-keys"] = "5", ["aws:SourceIp"] = "10.1.2.3" };
        Assert.Equal(expected, iam.Allows(s_role, action, resource, context));
    }

    [Fact]
    public void Denied_ImplicitAndExplicit_IsSaidInAwsWords()
    {
        var iam = Make(IamMode.Enforce);
        iam.Define(RoleArn, ["""{"Statement":{"Effect":"Deny","Action":"s3:Put*","Resource":"*"}}"""]);
        var none = Assert.Throws<AwsException>(() => iam.Demand(s_role, "s3:GetObject", "arn:aws:s3:::b/k"));
        Assert.Equal(
            "User: arn:aws:sts::000000000000:assumed-role/Runner/StartJob is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action",
            none.Message);
        var denied = Assert.Throws<AwsException>(() => iam.Demand(s_role, "s3:PutObject", "arn:aws:s3:::b/k"));
        Assert.EndsWith("with an explicit deny in an identity-based policy", denied.Message, StringComparison.Ordinal);
        Assert.Equal(["s3:GetObject", "s3:PutObject"], iam.Denials.Select(d => d.Action));
    }

    [Theory]
    [InlineData(IamMode.Off, 0)]
    [InlineData(IamMode.Log, 1)]
    public void Mode_NotEnforcing_LetsEverythingPass(IamMode mode, int denials)
    {
        var iam = Make(mode);
        iam.Demand(s_role, "s3:GetObject", "arn:aws:s3:::b/k");
        Assert.Equal(denials, iam.Denials.Count);
    }

    [Fact]
    public void Account_Itself_MayDoEverything() =>
        Make(IamMode.Enforce).Demand(s_role with { Arn = "arn:aws:iam::000000000000:root" }, "s3:GetObject", "*");

    [Fact]
    public void Grants_AfterCalls_TellWhichWereUsed()
    {
        var iam = Make(IamMode.Enforce);
        iam.Define(RoleArn, ["""{"Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:PutObject"],"Resource":"*"}]}"""]);
        iam.Demand(s_role, "s3:GetObject", "arn:aws:s3:::b/k");
        Assert.Equal([new(RoleArn, "s3:Get*", true), new(RoleArn, "s3:PutObject", false)], iam.Grants);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("{}")]
    [InlineData("""{"Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Sometimes":{"a":"b"}}}]}""")]
    public void Define_MalformedPolicy_NamesIt(string policy)
    {
        var error = Assert.Throws<AwsException>(() => Make(IamMode.Enforce).Define(RoleArn, [policy]));
        Assert.Equal("MalformedPolicyDocument", error.Code);
        Assert.StartsWith($"Policy 0 of {RoleArn}: ", error.Message, StringComparison.Ordinal);
    }

    private static Authorizer Make(IamMode mode) => new(mode, TimeProvider.System, NullLogger<Authorizer>.Instance);
}
