namespace StandIns.Tests.Generator;

public sealed class WrapperTests
{
    private const string Startup = """
        namespace Sample;

        public sealed class Log { public System.Collections.Generic.List<string> Lines { get; } = new(); }
        public sealed class Scoped : IDisposable
        {
            public static int Live;
            public Scoped() => Live++;
            public void Dispose() => Live--;
        }

        [LambdaStartup]
        public sealed class Startup
        {
            public static int Built;
            public void ConfigureServices(IServiceCollection services)
            {
                Built++;
                services.AddSingleton<Log>();
                services.AddScoped<Scoped>();
            }
        }

        """;

    [Fact]
    public async Task Wrapper_OfAnAsyncMethod_InjectsAndAnswers()
    {
        var compiled = Compiled.From(
            "[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]\n" + Startup + """
            public sealed class Greeter(Log log)
            {
                [LambdaFunction]
                public async Task<string> Greet(string name, [FromServices] Scoped scoped)
                {
                    await Task.Yield();
                    log.Lines.Add(name);
                    return $"{log.Lines.Count}/{Scoped.Live}/{Startup.Built}";
                }

                public static int Live => Scoped.Live;
            }
            """);

        Assert.Empty(compiled.Errors);
        var wrapper = compiled.Wrapper("Sample.Greeter_Greet_Generated");
        Assert.Equal("1/1/1", await (Task<string>)Compiled.Call(wrapper, "Greet", "a")!);
        Assert.Equal("2/1/1", await (Task<string>)Compiled.Call(wrapper, "Greet", "b")!);
        Assert.Equal(0, wrapper.GetType().Assembly.GetType("Sample.Greeter")!.GetProperty("Live")!.GetValue(null));
    }

    [Theory]
    [InlineData("public void M() { }", "Void M()")]
    [InlineData("public Task M() => Task.CompletedTask;", "System.Threading.Tasks.Task M()")]
    [InlineData("public int M(string a) => a.Length;", "Int32 M(System.String)")]
    [InlineData("public Stream M(Stream a, ILambdaContext c) => a;", "System.IO.Stream M(System.IO.Stream, Amazon.Lambda.Core.ILambdaContext)")]
    [InlineData("public string M(ILambdaContext c, int[] a) => c.AwsRequestId;", "System.String M(Amazon.Lambda.Core.ILambdaContext, Int32[])")]
    [InlineData("public string? M(string? @class) => @class;", "System.String M(System.String)")]
    public void Wrapper_HasTheMethodsShape(string method, string expected)
    {
        var compiled = Compiled.From($$"""
            [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
            public sealed class F
            {
                [LambdaFunction]
                {{method}}
            }
            """);

        Assert.Empty(compiled.Errors);
        var wrapper = compiled.Wrapper("F_M_Generated");
        Assert.Equal(expected, wrapper.GetType().GetMethod("M")!.ToString());
    }

    [Fact]
    public void Wrapper_WithoutStartup_BuildsNoContainer()
    {
        var compiled = Compiled.From("public sealed class F { [LambdaFunction] public void M() { } }");

        Assert.DoesNotContain("ServiceCollection", compiled.Run.GeneratedTrees.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Startup_MayReplaceTheFunctionsLifetime()
    {
        var compiled = Compiled.From("""
            [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
            public sealed class F
            {
                private static int s_made;
                private readonly int _number = ++s_made;
                [LambdaFunction]
                public int M() => _number;
            }

            [LambdaStartup]
            public sealed class Startup
            {
                public void ConfigureServices(IServiceCollection services) => services.AddTransient<F>();
            }
            """);

        var wrapper = compiled.Wrapper("F_M_Generated");
        Assert.Equal(1, Compiled.Call(wrapper, "M"));
        Assert.Equal(2, Compiled.Call(wrapper, "M"));
    }
}
