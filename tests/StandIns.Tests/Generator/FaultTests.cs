using Microsoft.CodeAnalysis;

namespace StandIns.Tests.Generator;

public sealed class FaultTests
{
    public static TheoryData<string, string> Misuses() => new()
    {
        { "LAMBDA001", "public sealed class F { [LambdaFunction] public static void M() { } }" },
        { "LAMBDA001", "internal sealed class F { [LambdaFunction] public void M() { } }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction] public void M<T>() { } }" },
        { "LAMBDA001", "public sealed class O { public sealed class F { [LambdaFunction] public void M() { } } }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction] public async void M() { await Task.Yield(); } }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction] public ValueTask M() => default; }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction] public void M(in Stream a) { } }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction] public void M(CancellationToken t) { } }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction] public void M([FromQuery] string a) { } }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction, HttpApi(LambdaHttpMethod.Get, \"/\")] public string M() => \"\"; }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction, HttpApi(LambdaHttpMethod.Get, \"/\")] public IHttpResult M(int a) => HttpResults.Ok(); }" },
        { "LAMBDA001", "public sealed class F { [LambdaFunction, HttpApi(LambdaHttpMethod.Get, \"/\", Version = HttpApiVersion.V1)] public IHttpResult M() => HttpResults.Ok(); }" },
        { "LAMBDA002", "public sealed class F { [LambdaFunction] public void M(Stream a, Stream b) { } }" },
        { "LAMBDA003", "public sealed class F { [LambdaFunction] public string M() => \"\"; }" },
        { "LAMBDA004", "[LambdaStartup] public sealed class S { } public sealed class F { [LambdaFunction] public void M() { } }" },
        { "LAMBDA004", """
            [LambdaStartup] public sealed class S { public void ConfigureServices(IServiceCollection s) { } }
            [LambdaStartup] public sealed class T { public void ConfigureServices(IServiceCollection s) { } }
            public sealed class F { [LambdaFunction] public void M() { } }
            """ },
        { "LAMBDA005", """
            [assembly: LambdaGlobalProperties(GenerateMain = true)]
            public sealed class F { [LambdaFunction] public void M() { } }
            public sealed class G { [LambdaFunction] public void M() { } }
            public static class P { public static void Main() { } }
            """ },
        { "LAMBDA007", "public sealed class F { [LambdaFunction(Role = \"a\", Policies = \"b\")] public void M() { } }" },
        { "LAMBDA008", "public sealed class F(string a) { [LambdaFunction] public void M() => a.ToString(); }" },
        { "LAMBDA008", "public sealed class F { [LambdaFunction] public void M([FromServices] string a) { } }" },
    };

    [Theory]
    [MemberData(nameof(Misuses))]
    public void Misuse_IsNamed(string id, string source) =>
        Assert.Equal([id], Compiled.From(source, KindOf(source)).FaultIds.Distinct());

    [Fact]
    public void Main_InALibrary_IsNamed() => Assert.Equal(
        ["LAMBDA006"],
        Compiled.From("""
            [assembly: LambdaGlobalProperties(GenerateMain = true)]
            public sealed class F { [LambdaFunction] public void M() { } }
            """).FaultIds);

    [Fact]
    public void Fault_PointsAtTheMethod()
    {
        var fault = Compiled.From("public sealed class F\n{\n    [LambdaFunction]\n    public static void Wrong() { }\n}").Run.Diagnostics.Single();

        Assert.Contains("F.Wrong cannot be a Lambda function: it is static", fault.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(13, fault.Location.GetLineSpan().StartLinePosition.Line);
    }

    private static OutputKind KindOf(string source) =>
        source.Contains("Main()", StringComparison.Ordinal)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
}
