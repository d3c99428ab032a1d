using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace StandIns.Tests.Serialization;

public sealed class SerializerTests
{
    public static TheoryData<ILambdaSerializer> Serializers() =>
        [new SourceGeneratorLambdaJsonSerializer<SampleJson>(), new DefaultLambdaJsonSerializer()];

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Serialize_LeavesNullsAwayAndNamesAsTheyAre(ILambdaSerializer serializer) =>
        Assert.Equal("""{"Name":"é<","other":2,"x-amz-id-2":"z"}""", Write(serializer, new Sample("é<", null, 2, "z")));

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Deserialize_TakesNamesInAnyCase(ILambdaSerializer serializer) =>
        Assert.Equal(new Sample("a", "b", 3, null), Read<Sample>(serializer, """{"name":"a","NOTHING":"b","Other":3}"""));

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Deserialize_OfWhatDoesNotFit_SaysWhich(ILambdaSerializer serializer) => Assert.StartsWith(
        "Error converting the Lambda event JSON payload to type StandIns.Tests.Serialization.Sample: ",
        Assert.Throws<JsonSerializerException>(() => Read<Sample>(serializer, "[1]")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void SourceGenerated_OfATypeItDoesNotKnow_SaysSo() => Assert.Contains(
        "No JsonTypeInfo registered in StandIns.Tests.Serialization.SampleJson for type System.Version.",
        Assert.Throws<JsonSerializerException>(() =>
            Write(new SourceGeneratorLambdaJsonSerializer<SampleJson>(), new Version(1, 0))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void SourceGenerated_WithAContext_KeepsItsOptions() => Assert.Equal(
        """{"name":"a","nothing":null,"other":1,"xAmzId2":null}""",
        Write(
            new SourceGeneratorLambdaJsonSerializer<SampleJson>(
                new SampleJson(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase })),
            new Sample("a", null, 1, null)));

    private static string Write<T>(ILambdaSerializer serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static T Read<T>(ILambdaSerializer serializer, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }
}

/// <summary>Something with a null, a name of its own, and one of AWS's.</summary>
public sealed record Sample(string Name, string? Nothing, [property: JsonPropertyName("other")] int Other, string? XAmzId2);

/// <summary>Its metadata.</summary>
[JsonSerializable(typeof(Sample))]
public sealed partial class SampleJson : JsonSerializerContext;
