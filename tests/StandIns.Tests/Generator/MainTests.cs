using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StandIns.Tests.Generator;

public sealed class MainTests
{
    private const string Source = """
        [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
        [assembly: LambdaGlobalProperties(GenerateMain = true)]
        namespace Sample;
        public sealed class F
        {
            [LambdaFunction] public void Nothing() { }
            [LambdaFunction] public Task NothingAsync() => Task.CompletedTask;
            [LambdaFunction] public string Text(string a) => a;
            [LambdaFunction] public Task<string> TextAsync(string a, ILambdaContext c) => Task.FromResult(a);
            [LambdaFunction] public Task<Stream> Bytes(Stream a, ILambdaContext c) => Task.FromResult(a);
            [LambdaFunction] public void Take(string a) { }
            [LambdaFunction] public Task TakeAsync(string a) => Task.CompletedTask;
            [LambdaFunction] public int Give() => 1;
            [LambdaFunction] public Task<int> GiveAsync(ILambdaContext c) => Task.FromResult(1);
        }
        """;

    [Fact]
    public void Main_OfEveryShapeOfFunction_Compiles()
    {
        var compiled = Compiled.From(Source, OutputKind.ConsoleApplication);

        Assert.Empty(compiled.Errors);
        Assert.NotNull(compiled.Load().EntryPoint);
    }

    [Fact]
    public void Main_SerialisesOnlyWhereSomethingIsAnObject()
    {
        var main = Compiled.From(Source, OutputKind.ConsoleApplication).Run.GeneratedTrees
            .Single(t => t.FilePath.EndsWith("GeneratedProgram.g.cs", StringComparison.Ordinal)).ToString();

        Assert.Equal(6, main.Split("new global::Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer()").Length - 1);
    }

    [Fact]
    public void Main_WithoutAHandlerName_NamesTheFunctionsAndFails()
    {
        var source = Compiled.From(Source, OutputKind.ConsoleApplication);
        var was = Console.Error;
        using var error = new StringWriter();
        try
        {
            Console.SetError(error);
            Assert.Equal(1, source.Load().EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null));
        }
        finally
        {
            Console.SetError(was);
        }

        Assert.StartsWith("ANNOTATIONS_HANDLER is not set. Functions: Bytes, Give, ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Library_WithoutGenerateMain_HasNone()
    {
        var compiled = Compiled.From("public sealed class F { [LambdaFunction] public void M() { } }");

        Assert.Single(compiled.Run.GeneratedTrees);
    }
}
