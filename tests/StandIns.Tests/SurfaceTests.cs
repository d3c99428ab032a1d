using System.Reflection;
using Testing;

namespace StandIns.Tests;

/// <summary>
/// Each stand-in's public surface, held against the text file in Surfaces/: what the product may call is a decision, not
/// an accident. UPDATE_SURFACES=1 writes the files anew.
/// </summary>
public sealed class SurfaceTests
{
    /// <summary>The stand-ins; a new one adds its line here and its file to Surfaces/.</summary>
    public static TheoryData<string> StandIns() =>
    [
        "AWSSDK.CleanRooms",
        "AWSSDK.EventBridge",
        "AWSSDK.ServiceQuotas",
        "AWSSDK.StepFunctions",
        "Amazon.Lambda.APIGatewayEvents",
        "Amazon.Lambda.Annotations",
        "Amazon.Lambda.Core",
        "Amazon.Lambda.RuntimeSupport",
        "Amazon.Lambda.Serialization.SystemTextJson",
    ];

    [Theory]
    [MemberData(nameof(StandIns))]
    public async Task Surface_IsAsRecorded(string standIn)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = Path.Combine(Repository.Root, "tests", "StandIns.Tests", "Surfaces", standIn + ".txt");
        var surface = PublicSurface.Of(Assembly.Load(standIn));
        if (Environment.GetEnvironmentVariable("UPDATE_SURFACES") == "1")
        {
            await File.WriteAllTextAsync(file, surface, cancellation);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, cancellation), surface);
    }
}
