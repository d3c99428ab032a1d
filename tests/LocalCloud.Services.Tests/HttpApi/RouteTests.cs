using LocalCloud.Services.Contracts;
using LocalCloud.Services.HttpApi;
using LocalCloud.Services.HttpApi.Routing;

namespace LocalCloud.Services.Tests.HttpApi;

public sealed class RouteTests
{
    [Theory]
    [InlineData("GET", "pets/dog/1", "GET /pets/dog/1")]
    [InlineData("GET", "pets/dog/2", "GET /pets/dog/{id}")]
    [InlineData("POST", "pets/dog/2", "ANY /pets/dog/{id}")]
    [InlineData("GET", "pets/cat/2", "GET /pets/{proxy+}")]
    [InlineData("GET", "pets/cat/2/3", "GET /pets/{proxy+}")]
    [InlineData("POST", "pets/cat", "ANY /{all+}")]
    [InlineData("GET", "pets", "ANY /{all+}")]
    [InlineData("GET", "", "ANY /{all+}")]
    public void Request_OfSeveralRoutes_TakesTheMostSpecific(string method, string path, string route)
    {
        string[] keys = ["ANY /{all+}", "GET /pets/{proxy+}", "ANY /pets/dog/{id}", "GET /pets/dog/{id}", "GET /pets/dog/1", "$default"];
        var table = new RouteTable(new HttpApiDefinition { Id = "a", Routes = [.. keys.Select(Route)] });
        Assert.Equal(route, table.Find(method, path.Split('/'))?.Route.Key);
    }

    [Fact]
    public void Default_WithoutAnyOtherRoute_TakesEverything()
    {
        var table = new RouteTable(new HttpApiDefinition { Id = "a", Routes = [Route("$default")] });
        Assert.Equal("$default", table.Find("GET", ["x"])?.Route.Key);
    }

    [Fact]
    public void Stage_WithAName_IsTheFirstSegment()
    {
        var table = new RouteTable(new HttpApiDefinition { Id = "a", Stage = "v1", Routes = [Route("GET /x"), Route("GET /")] });
        Assert.NotNull(table.Find("GET", ["v1", "x"]));
        Assert.NotNull(table.Find("GET", ["v1"]));
        Assert.Null(table.Find("GET", ["x"]));
    }

    [Fact]
    public void Labels_OfAMatch_AreDecodedSegments()
    {
        var table = new RouteTable(new HttpApiDefinition { Id = "a", Routes = [Route("GET /a/{b}/{c+}")] });
        Assert.Equal(
            [KeyValuePair.Create("b", "x y"), KeyValuePair.Create("c", "1/2")],
            table.Find("GET", ["a", "x y", "1", "2"])!.Labels);
        Assert.Null(table.Find("GET", ["a", "", "1"]));
    }

    [Theory]
    [InlineData("GET a")]
    [InlineData("GET /{a+}/b")]
    [InlineData("GET /x{a}")]
    public void Path_ThatIsNone_IsRefused(string key) =>
        Assert.Throws<AwsException>(() => new RouteTable(new HttpApiDefinition { Id = "a", Routes = [Route(key)] }));

    [Fact]
    public void Route_Twice_IsRefused() =>
        Assert.Throws<AwsException>(() => new RouteTable(new HttpApiDefinition { Id = "a", Routes = [Route("GET /a"), Route("GET /a")] }));

    private static HttpApiRoute Route(string key) => key.Split(' ') is [var method, var path]
        ? new HttpApiRoute(method, path, "f", IsSigned: false)
        : new HttpApiRoute("ANY", key, "f", IsSigned: false);
}
