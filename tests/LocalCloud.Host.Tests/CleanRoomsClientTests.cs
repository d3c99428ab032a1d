using Testing;

namespace LocalCloud.Host.Tests;

/// <summary>The AWS SDK for JavaScript drives every Clean Rooms operation that is here.</summary>
public sealed class CleanRoomsClientTests : IAsyncLifetime
{
    private readonly HostFixture _cloud = new();

    public ValueTask InitializeAsync() => _cloud.InitializeAsync();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Theory]
    [InlineData("life-cycle")]
    [InlineData("errors")]
    [InlineData("paging")]
    [InlineData("scene")]
    [InlineData("results")]
    [InlineData("views")]
    [InlineData("faults")]
    public async Task Client_InAScript_SeesWhatAwsShows(string script) =>
        Assert.Equal("ok", (await Node.RunAsync($"cleanrooms/{script}.mjs", [_cloud.Host.Endpoint.ToString()])).Trim());
}
