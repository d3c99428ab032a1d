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
        var route = method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "HttpApiAttribute");
        var template = route?.ConstructorArguments.ElementAtOrDefault(1).Value as string ?? "";
        var parameters = method.Parameters.Select(p => Parameter(p, template)).ToList();
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
            route is not null,
            ContainerNeed(method),
            new EquatableList<Fault>(Faults(method, attribute, parameters)));
    }

    private static ParameterModel Parameter(IParameterSymbol parameter, string template)
    {
        var source = parameter.GetAttributes()
            .SelectMany(a => a.NamedArguments)
            .FirstOrDefault(a => a.Key == "Name").Value.Value as string ?? parameter.Name;
        return new ParameterModel(parameter.Name, parameter.Type.ToDisplayString(s_name), KindOf(parameter, template), source);
    }

    private static ParameterKind KindOf(IParameterSymbol parameter, string template)
    {
        if (parameter.Type.ToDisplayString() == "Amazon.Lambda.Core.ILambdaContext")
        {
            return ParameterKind.Context;
        }

        foreach (var attribute in parameter.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "FromServicesAttribute":
                    return ParameterKind.Service;
                case "FromBodyAttribute":
                    return ParameterKind.Body;
                case "FromHeaderAttribute":
                    return ParameterKind.Header;
                case "FromQueryAttribute":
                    return ParameterKind.Query;
                case "FromRouteAttribute":
                    return ParameterKind.Route;
            }
        }

        return template.Contains($"{{{parameter.Name}}}") ? ParameterKind.Route : ParameterKind.Input;
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
        if (method.Parameters.FirstOrDefault(p => KindOf(p, "") == ParameterKind.Service) is { } service)
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
        if ((WhyNot(method) ?? WhyNoRoute(method, parameters)) is { } why)
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
            : null;
    }

    private static string? WhyNoRoute(IMethodSymbol method, IReadOnlyList<ParameterModel> parameters)
    {
        var attributes = method.GetAttributes();
        if (attributes.Any(a => a.AttributeClass?.Name == "RestApiAttribute"))
        {
            return "this generator makes no wrapper for REST APIs";
        }

        if (attributes.FirstOrDefault(a => a.AttributeClass?.Name == "HttpApiAttribute") is not { } route)
        {
            return parameters.FirstOrDefault(p => p.Kind > ParameterKind.Service) is { } part
                ? $"{part.Name} is a part of an HTTP request, and the method has no [HttpApi]"
                : null;
        }

        if (route.NamedArguments.Any(a => a.Key == "Version" && a.Value.Value is 0))
        {
            return "this generator makes wrappers for payload format 2.0 only";
        }

        if (ResultOf(method.ReturnType).Result != "global::Amazon.Lambda.Annotations.APIGateway.IHttpResult")
        {
            return "a route returns IHttpResult or a task of it";
        }

        return parameters.FirstOrDefault(p => p.Kind == ParameterKind.Input && p.Type != FunctionModel.HttpRequest) is { } unknown
            ? $"where {unknown.Name} comes from is not said: [FromBody], [FromHeader], [FromQuery] or [FromRoute]"
            : null;
    }
}
