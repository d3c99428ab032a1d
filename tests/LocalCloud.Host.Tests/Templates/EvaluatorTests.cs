using System.Text.Json.Nodes;
using LocalCloud.Host.Templates;

namespace LocalCloud.Host.Tests.Templates;

public sealed class EvaluatorTests
{
    private const string Around =
        """
        {
          "Parameters": {
            "Stage": {"Type": "String", "Default": "dev", "AllowedValues": ["dev", "prod"]},
            "Names": {"Type": "CommaDelimitedList", "Default": "a, b,c"},
            "Empty": {"Type": "String", "Default": ""},
            "Days": {"Type": "Number", "Default": 7, "MinValue": 7, "MaxValue": 30}
          },
          "Mappings": {"Sizes": {"dev": {"Memory": 256}, "prod": {"Memory": 1024}}},
          "Conditions": {
            "IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
            "IsDev": {"Fn::Not": [{"Condition": "IsProd"}]},
            "Both": {"Fn::And": [{"Condition": "IsProd"}, {"Condition": "IsDev"}]},
            "Either": {"Fn::Or": [{"Condition": "IsProd"}, {"Condition": "IsDev"}]}
          },
          "Resources": {
            "Start": {"Type": "AWS::Serverless::Function", "Properties": {"Handler": "H", "AutoPublishAlias": "live"}},
            "Machine": {"Type": "AWS::Serverless::StateMachine", "Properties": {"Name": "M", "Definition": {}}},
            "Data": {"Type": "AWS::S3::Bucket"},
            "Named": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Fn::Sub": "x-${Stage}-${AWS::AccountId}"}}},
            "Dead": {"Type": "AWS::SQS::Queue"},
            "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "b"}},
            "Odd": {"Type": "AWS::Fancy::Thing"}
          },
          "Outputs": {"It": {"Value": $value}}
        }
        """;

    public static TheoryData<string, string> Values() => new()
    {
        { """{"Ref":"Stage"}""", "dev" },
        { """{"Ref":"AWS::Region"}""", "us-east-1" },
        { """{"Ref":"AWS::AccountId"}""", "000000000000" },
        { """{"Ref":"AWS::Partition"}""", "aws" },
        { """{"Ref":"Start"}""", "Start" },
        { """{"Ref":"Machine"}""", "arn:aws:states:us-east-1:000000000000:stateMachine:M" },
        { """{"Ref":"Data"}""", "local-data" },
        { """{"Ref":"Dead"}""", "https://sqs.us-east-1.amazonaws.com/000000000000/Dead" },
        { """{"Ref":"Start.Alias"}""", "arn:aws:lambda:us-east-1:000000000000:function:Start:live" },
        { """{"Fn::GetAtt":["Start","Arn"]}""", "arn:aws:lambda:us-east-1:000000000000:function:Start" },
        { """{"Fn::GetAtt":"Machine.Name"}""", "M" },
        { """{"Fn::GetAtt":["StartRole","Arn"]}""", "arn:aws:iam::000000000000:role/StartRole" },
        { """{"Fn::GetAtt":["Dead","Arn"]}""", "arn:aws:sqs:us-east-1:000000000000:Dead" },
        { """{"Fn::GetAtt":["Bus","Arn"]}""", "arn:aws:events:us-east-1:000000000000:event-bus/b" },
        { """{"Fn::GetAtt":["Odd","Url"]}""", "Odd.Url" },
        { """{"Fn::Sub":"${Stage}/${Named}/${Data.Arn}/${!Stage}"}""", "dev/x-dev-000000000000/arn:aws:s3:::local-data/${Stage}" },
        { """{"Fn::Sub":["${a}-${Stage}",{"a":{"Ref":"AWS::Region"}}]}""", "us-east-1-dev" },
        { """{"Fn::Join":["-",["a",{"Ref":"Stage"}]]}""", "a-dev" },
        { """{"Fn::Join":["",{"Ref":"Names"}]}""", "abc" },
        { """{"Fn::Select":[1,{"Ref":"Names"}]}""", "b" },
        { """{"Fn::Select":["2",{"Fn::Split":["|","x|y|z"]}]}""", "z" },
        { """{"Fn::If":["IsProd","p",{"Fn::If":["Either","d","e"]}]}""", "d" },
        { """{"Fn::If":["Both","x","y"]}""", "y" },
        { """{"Fn::FindInMap":["Sizes",{"Ref":"Stage"},"Memory"]}""", "256" },
        { """{"Fn::FindInMap":["Sizes","none","Memory",{"DefaultValue":"7"}]}""", "7" },
        { """{"Fn::Base64":"hi"}""", "aGk=" },
        { """{"Fn::ToJsonString":{"a":{"Ref":"Stage"}}}""", """{"a":"dev"}""" },
        { """{"Fn::Length":{"Ref":"Names"}}""", "3" },
    };

    public static TheoryData<string, string> Wrongs() => new()
    {
        { """{"Ref":"Nowhere"}""", "Nowhere is no parameter" },
        { """{"Fn::GetAtt":["Start","Colour"]}""", "there is no Start.Colour" },
        { """{"Fn::GetAtt":["Nowhere","Arn"]}""", "there is no Nowhere.Arn" },
        { """{"Fn::ImportValue":"x"}""", "cannot be evaluated locally" },
        { """{"Fn::If":["Nowhere","a","b"]}""", "no condition Nowhere" },
        { """{"Fn::FindInMap":["Sizes","none","Memory"]}""", "there is no Sizes.none.Memory" },
        { """{"Fn::Select":[9,{"Ref":"Names"}]}""", "below 3" },
        { """{"Fn::Join":["-"]}""", "[delimiter, list]" },
        { """{"Fn::Sub":"${Nowhere}"}""", "Nowhere is no parameter" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Function_Evaluated_IsItsValue(string value, string expected) =>
        Assert.Equal(expected, Read(value).Outputs["It"]);

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Function_ThatCannotBeEvaluated_IsAFaultWithItsPath(string value, string expected)
    {
        var error = Assert.Throws<TemplateException>(() => Read(value));
        Assert.Contains(error.Faults, f => f.Path.StartsWith("Outputs.It.Value", StringComparison.Ordinal)
            && f.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Parameter_Overridden_WinsOverItsDefault() =>
        Assert.Equal("prod", Read("""{"Ref":"Stage"}""", ("Stage", "prod")).Outputs["It"]);

    [Theory]
    [InlineData("Stage", "test", "must be one of dev, prod")]
    [InlineData("Unheard", "x", "no such parameter")]
    [InlineData("Days", "a", "must be a number, found a")]
    [InlineData("Days", "6", "must be from 7 to 30, found 6")]
    [InlineData("Days", "31", "must be from 7 to 30, found 31")]
    public void Parameter_Wrong_IsAFault(string name, string value, string expected)
    {
        var error = Assert.Throws<TemplateException>(() => Read("\"x\"", (name, value)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Condition_ThatRefersToItself_IsAFault()
    {
        var error = Assert.Throws<TemplateException>(() => Read(
            """{"Conditions":{"A":{"Condition":"A"}},"Outputs":{"It":{"Condition":"A","Value":"x"}}}""", whole: true));
        Assert.Contains("refers to itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoValue_InAMapAndAList_LeavesTheMemberOut()
    {
        var template = Read(
            """
            {"Conditions":{"No":{"Fn::Equals":["a","b"]}},
             "Outputs":{"It":{"Value":{"Fn::ToJsonString":{"a":{"Ref":"AWS::NoValue"},"l":[1,{"Fn::If":["No",2,{"Ref":"AWS::NoValue"}]}]}}}}}
            """,
            whole: true);
        Assert.Equal("""{"l":[1]}""", template.Outputs["It"]);
    }

    [Fact]
    public void Yaml_WithShortTags_IsTheSameAsJson()
    {
        var yaml = YamlText.Parse(
            """
            a: !Ref X
            b: !GetAtt X.Arn.Y
            c: !Sub "${X}-1"
            d: !If [C, !Ref A, 2]
            e: 012345678901
            f: 2012-10-17
            g: true
            h: "7"
            i: 7
            j: ~
            """);
        var json = JsonNode.Parse(
            """
            {"a":{"Ref":"X"},"b":{"Fn::GetAtt":["X","Arn.Y"]},"c":{"Fn::Sub":"${X}-1"},"d":{"Fn::If":["C",{"Ref":"A"},2]},
             "e":"012345678901","f":"2012-10-17","g":true,"h":"7","i":7,"j":null}
            """);
        Assert.True(JsonNode.DeepEquals(json, yaml), yaml?.ToJsonString());
    }

    [Theory]
    [InlineData("a: [", "not YAML")]
    [InlineData("{\"a\":", "not JSON")]
    [InlineData("- 1", "root must be an object")]
    public void Text_ThatIsNoTemplate_IsAFault(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<TemplateException>(() => TemplateText.Parse(text)).Message, StringComparison.Ordinal);

    private static CloudTemplate Read(string value, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var given = new Dictionary<string, string>();
        foreach (var (name, text) in parameters)
        {
            given[name] = text;
        }

        return TemplateReader.Read(
            Around.Replace("$value", value, StringComparison.Ordinal), new TemplateSettings { Directory = "/", Parameters = given });
    }

    private static CloudTemplate Read(string text, bool whole) =>
        whole ? TemplateReader.Read(text, new TemplateSettings { Directory = "/" }) : Read(text);
}
