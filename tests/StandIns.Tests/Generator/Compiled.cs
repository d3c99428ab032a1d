using System.Reflection;
using System.Runtime.Loader;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.SourceGenerator;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Generator;

/// <summary>A source compiled with the generator.</summary>
internal sealed class Compiled
{
    private const string Usings = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Microsoft.Extensions.DependencyInjection;

        """;

    private readonly Compilation _compilation;

    private Compiled(Compilation compilation, GeneratorDriverRunResult run)
    {
        _compilation = compilation;
        Run = run;
    }

    public GeneratorDriverRunResult Run { get; }

    public IEnumerable<string> FaultIds => Run.Diagnostics.Select(d => d.Id);

    public IEnumerable<Diagnostic> Errors =>
        _compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);

    public static Compiled From(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        Type[] needed =
        [
            typeof(LambdaFunctionAttribute),
            typeof(ILambdaContext),
            typeof(APIGatewayHttpApiV2ProxyRequest),
            typeof(LambdaBootstrap),
            typeof(JsonSerializerException),
            typeof(ServiceProvider),
            typeof(IServiceCollection),
        ];
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(Usings + source)],
            platform.Concat(needed.Select(t => t.Assembly.Location)).Distinct()
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create(new LambdaGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new Compiled(output, driver.GetRunResult());
    }

    /// <summary>Loads what was compiled.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = _compilation.Emit(image);
        Assert.True(emitted.Success, string.Join(Environment.NewLine, emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("sample", isCollectible: true).LoadFromStream(image);
    }

    /// <summary>Makes the wrapper of a name.</summary>
    public object Wrapper(string name)
    {
        var type = Load().GetType(name);
        Assert.NotNull(type);
        return Activator.CreateInstance(type)!;
    }

    /// <summary>Calls a wrapper's method.</summary>
    public static object? Call(object wrapper, string method, params object?[] arguments) =>
        wrapper.GetType().GetMethod(method)!.Invoke(wrapper, arguments);
}
