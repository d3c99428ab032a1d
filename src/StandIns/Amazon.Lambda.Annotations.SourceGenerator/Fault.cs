using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>A misuse found, kept without syntax so that it can be compared.</summary>
internal sealed record Fault(string Id, EquatableList<string> Arguments, string? Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Fault At(ISymbol symbol, DiagnosticDescriptor rule, params string[] arguments)
    {
        var location = symbol.Locations.FirstOrDefault(l => l.IsInSource);
        return new Fault(
            rule.Id,
            new EquatableList<string>(arguments),
            location?.SourceTree?.FilePath,
            location?.SourceSpan ?? default,
            location?.GetLineSpan().Span ?? default);
    }

    public static Fault Of(DiagnosticDescriptor rule, params string[] arguments) =>
        new(rule.Id, new EquatableList<string>(arguments), null, default, default);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rules.All.Single(r => r.Id == Id),
        Path is null ? Location.None : Location.Create(Path, Span, Lines),
        [.. Arguments]);
}
