using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Reads a function from its method, and finds what is wrong with it.</summary>
internal static class FunctionReader
{
    private static readonly SymbolDisplayFormat s_name = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static FunctionModel Read(IMethodSymbol method, AttributeData attribute)
    {
        var type = method.ContainingType;
        var parameters = method.Parameters.Select(p => new ParameterModel(p.Name, p.Type.ToDisplayString(s_name), KindOf(p)))
            .ToList();
        var (result, awaited) = ResultOf(method.ReturnType);
        return new FunctionModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            method.Name,
            new EquatableList<ParameterModel>(parameters),
            method.ReturnType.ToDisplayString(s_name),
            result,
            awaited,
            ContainerNeed(method),
            new EquatableList<Fault>(Faults(method, attribute, parameters)));
    }

    private static ParameterKind KindOf(IParameterSymbol parameter)
    {
        if (parameter.Type.ToDisplayString() == "Amazon.Lambda.Core.ILambdaContext")
        {
            return ParameterKind.Context;
        }

        return parameter.GetAttributes().Any(a => a.AttributeClass?.Name == "FromServicesAttribute")
            ? ParameterKind.Service
            : ParameterKind.Input;
    }

    private static (string? Result, bool IsAwaited) ResultOf(ITypeSymbol returned)
    {
        if (returned.SpecialType == SpecialType.System_Void)
        {
            return (null, false);
        }

        return returned is INamedTypeSymbol { Name: "Task" } task
            && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
            ? (task.TypeArguments.FirstOrDefault()?.ToDisplayString(s_name), true)
            : (returned.ToDisplayString(s_name), false);
    }

    private static string? ContainerNeed(IMethodSymbol method)
    {
        if (method.Parameters.FirstOrDefault(p => KindOf(p) == ParameterKind.Service) is { } service)
        {
            return $"{service.Name} is [FromServices]";
        }

        return method.ContainingType.InstanceConstructors.Any(c =>
            c.Parameters.Length == 0 && c.DeclaredAccessibility == Accessibility.Public)
            ? null
            : $"{method.ContainingType.Name} has no public constructor without parameters";
    }

    private static IEnumerable<Fault> Faults(
        IMethodSymbol method,
        AttributeData attribute,
        IReadOnlyList<ParameterModel> parameters)
    {
        var name = $"{method.ContainingType.Name}.{method.Name}";
        if (WhyNot(method) is { } why)
        {
            yield return Fault.At(method, Rules.Shape, name, why);
        }

        var inputs = parameters.Where(p => p.Kind == ParameterKind.Input).Select(p => p.Name).ToList();
        if (inputs.Count > 1)
        {
            yield return Fault.At(method, Rules.Inputs, name, $"{inputs.Count}", string.Join(", ", inputs));
        }

        if (attribute.NamedArguments.Count(a => a.Key is "Role" or "Policies" && a.Value.Value is not null) == 2)
        {
            yield return Fault.At(method, Rules.RoleOrPolicies, name);
        }
    }

    private static string? WhyNot(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (method.IsStatic || type.IsStatic)
        {
            return "it is static";
        }

        if (method.DeclaredAccessibility != Accessibility.Public || type.DeclaredAccessibility != Accessibility.Public)
        {
            return "method and class must be public, as the generated wrapper is";
        }

        if (method.IsGenericMethod || type.IsGenericType || type.IsAbstract || type.ContainingType is not null)
        {
            return "it is generic, or its class is generic, abstract or nested";
        }

        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            return "it is async void: nobody could await it";
        }

        if (method.ReturnType is INamedTypeSymbol { Name: "ValueTask" })
        {
            return "it returns a ValueTask: return a Task";
        }

        if (method.Parameters.FirstOrDefault(p => p.RefKind != RefKind.None) is { } byReference)
        {
            return $"{byReference.Name} is passed by reference";
        }

        return method.Parameters.Any(p => p.Type.ToDisplayString() == "System.Threading.CancellationToken")
            ? "a CancellationToken is not given; take ILambdaContext and its RemainingTime"
            : method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name is "HttpApiAttribute" or "RestApiAttribute")
                is { } api
                ? $"this generator makes no wrapper for {api.AttributeClass!.Name}"
                : null;
    }
}
