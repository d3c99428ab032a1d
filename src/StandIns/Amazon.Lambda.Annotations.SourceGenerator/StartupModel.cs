using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>The class that fills the container.</summary>
/// <param name="Type">Fully qualified.</param>
/// <param name="Fault">Why it cannot; null if it can.</param>
internal sealed record StartupModel(string Type, Fault? Fault)
{
    public static StartupModel Of(INamedTypeSymbol type)
    {
        var configures = type.GetMembers("ConfigureServices").OfType<IMethodSymbol>().Any(m =>
            m is { IsStatic: false, Parameters.Length: 1, DeclaredAccessibility: Accessibility.Public }
            && m.Parameters[0].Type.ToDisplayString() == "Microsoft.Extensions.DependencyInjection.IServiceCollection");
        var constructs = type.InstanceConstructors.Any(c =>
            c.Parameters.Length == 0 && c.DeclaredAccessibility == Accessibility.Public);
        var why = (configures, constructs, type.IsAbstract) switch
        {
            (_, _, true) => "it is abstract or static",
            (false, _, _) => "it has no public method ConfigureServices(IServiceCollection)",
            (_, false, _) => "it has no public constructor without parameters",
            _ => null,
        };
        return new StartupModel(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            why is null ? null : Fault.At(type, Rules.Startup, type.Name, why));
    }
}
