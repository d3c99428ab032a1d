using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>What the assembly says of all its functions.</summary>
/// <param name="Serializer">The serializer's type, fully qualified; null if none is named.</param>
/// <param name="JsonContext">The context of a source-generated serializer, fully qualified; null if it has none.</param>
/// <param name="GenerateMain">A Main is wanted.</param>
/// <param name="IsExecutable">The project has an entry point.</param>
internal sealed record AssemblyModel(string? Serializer, string? JsonContext, bool GenerateMain, bool IsExecutable)
{
    public static AssemblyModel Of(Compilation compilation)
    {
        INamedTypeSymbol? serializer = null;
        var main = false;
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            switch (attribute.AttributeClass?.ToDisplayString())
            {
                case "Amazon.Lambda.Core.LambdaSerializerAttribute":
                    serializer = attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
                    break;
                case "Amazon.Lambda.Annotations.LambdaGlobalPropertiesAttribute":
                    main = attribute.NamedArguments.Any(a => a.Key == "GenerateMain" && a.Value.Value is true);
                    break;
            }
        }

        var kind = compilation.Options.OutputKind;
        return new AssemblyModel(
            serializer?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            serializer is { Name: "SourceGeneratorLambdaJsonSerializer", TypeArguments.Length: 1 }
                ? serializer.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
                : null,
            main,
            kind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication);
    }
}
