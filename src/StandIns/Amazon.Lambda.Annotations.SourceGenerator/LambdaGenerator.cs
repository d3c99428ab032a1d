using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Generates a wrapper for each [LambdaFunction] method and, where GenerateMain asks for it, the Main that runs them.</summary>
/// <remarks>Unlike the official generator it leaves serverless.template alone.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class LambdaGenerator : IIncrementalGenerator
{
    private const string Annotations = "Amazon.Lambda.Annotations.";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider.ForAttributeWithMetadataName(
            Annotations + "LambdaFunctionAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => FunctionReader.Read((IMethodSymbol)found.TargetSymbol, found.Attributes[0]));
        var startups = context.SyntaxProvider.ForAttributeWithMetadataName(
            Annotations + "LambdaStartupAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => StartupModel.Of((INamedTypeSymbol)found.TargetSymbol));
        var assembly = context.CompilationProvider.Select(static (compilation, _) => AssemblyModel.Of(compilation));

        context.RegisterSourceOutput(
            functions.Combine(startups.Collect()).Combine(assembly),
            static (output, found) => Emit(output, found.Left.Left, found.Left.Right, found.Right));
        context.RegisterSourceOutput(
            functions.Collect().Combine(startups.Collect()).Combine(assembly),
            static (output, found) => EmitMain(output, found.Left.Left, found.Left.Right, found.Right));
    }

    private static void Emit(
        SourceProductionContext output,
        FunctionModel function,
        ImmutableArray<StartupModel> startups,
        AssemblyModel assembly)
    {
        var faults = Faults(function, startups, assembly).ToList();
        faults.ForEach(f => output.ReportDiagnostic(f.ToDiagnostic()));
        if (faults.Count == 0)
        {
            output.AddSource(
                $"{function.WrapperName}.g.cs",
                WrapperWriter.Write(function, startups.FirstOrDefault()?.Type, assembly));
        }
    }

    private static IEnumerable<Fault> Faults(
        FunctionModel function,
        ImmutableArray<StartupModel> startups,
        AssemblyModel assembly)
    {
        var name = $"{function.TypeName}.{function.Method}";
        foreach (var fault in function.Faults)
        {
            yield return fault;
        }

        // A method of a wrong shape tells of its shape alone; what follows from it would only distract.
        if (function.Faults.Count == 0 && function.NeedsSerializer && assembly.Serializer is null)
        {
            yield return Fault.Of(Rules.Serializer, name);
        }

        if (startups.Length == 0 && function.ContainerNeed is { } need)
        {
            yield return Fault.Of(Rules.Container, name, need);
        }
    }

    private static void EmitMain(
        SourceProductionContext output,
        ImmutableArray<FunctionModel> functions,
        ImmutableArray<StartupModel> startups,
        AssemblyModel assembly)
    {
        var faults = startups.Where(s => s.Fault is not null).Select(s => s.Fault!).ToList();
        faults.AddRange(startups.Skip(1).Select(s =>
            Fault.Of(Rules.Startup, s.Type, $"{startups[0].Type} is one already")));
        if (assembly.GenerateMain)
        {
            faults.AddRange(functions.GroupBy(f => f.Method).Where(g => g.Count() > 1).Select(g =>
                Fault.Of(Rules.HandlerName, $"{g.First().TypeName}.{g.Key}", $"{g.Skip(1).First().TypeName}.{g.Key}")));
            if (!assembly.IsExecutable)
            {
                faults.Add(Fault.Of(Rules.Main));
            }
        }

        faults.ForEach(f => output.ReportDiagnostic(f.ToDiagnostic()));
        var usable = functions.Where(f => !Faults(f, startups, assembly).Any())
            .OrderBy(f => f.Method, StringComparer.Ordinal)
            .ToList();
        if (assembly.GenerateMain && faults.Count == 0 && usable.Count > 0)
        {
            output.AddSource("GeneratedProgram.g.cs", MainWriter.Write(usable, assembly.Serializer));
        }
    }
}
