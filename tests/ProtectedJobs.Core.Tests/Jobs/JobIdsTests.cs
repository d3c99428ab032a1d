using System.Text.Json;
using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Tests.Jobs;

public sealed class JobIdsTests
{
    private const string One = "0a1b2c3d-0000-4000-8000-000000000001";
    private const string Two = "0a1b2c3d-0000-4000-8000-000000000002";

    [Theory]
    [InlineData($$$"""{"detail":{"jobId":"{{{One}}}","other":5,"not":null,"is":true}}""", One)]
    [InlineData($$"""{"resources":["arn:x:job/{{One}}","{{Two}}/{{One}}"]}""", One, Two)]
    [InlineData($$"""[{"{{One}}":"no value"}]""")]
    [InlineData("\"0A1B2C3D-0000-4000-8000-000000000001\"")]
    public void In_AnEvent_FindsThemInAnyValue(string json, params string[] ids) => Assert.Equal(ids, JobIds.In(JsonElement.Parse(json)).Order());

    [Theory]
    [InlineData("[", "]", 32, 1)]
    [InlineData("[", "]", 33, 0)]
    [InlineData("{\"a\":", "}", 32, 1)]
    [InlineData("{\"a\":", "}", 33, 0)]
    public void In_AnEventOfManyLevels_LooksAt32OfThem(string open, string close, int levels, int count)
    {
        var json = $"{string.Concat(Enumerable.Repeat(open, levels))}\"{One}\"{string.Concat(Enumerable.Repeat(close, levels))}";

        Assert.Equal(count, JobIds.In(JsonElement.Parse(json)).Count);
    }
}
