using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>What the generator refuses, each an error: code that compiled without a wrapper would fail only when invoked.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Shape = Rule(
        "LAMBDA001", "The method cannot be a Lambda function", "{0} cannot be a Lambda function: {1}");

    public static readonly DiagnosticDescriptor Inputs = Rule(
        "LAMBDA002",
        "A Lambda function has one input",
        "{0} has {1} inputs ({2}): one at most; what comes from the container is marked [FromServices]");

    public static readonly DiagnosticDescriptor Serializer = Rule(
        "LAMBDA003",
        "No serializer",
        "{0} takes or answers objects, and there is no [assembly: LambdaSerializer(typeof(...))]");

    public static readonly DiagnosticDescriptor Startup = Rule(
        "LAMBDA004", "The startup class is not usable", "{0} cannot be the [LambdaStartup]: {1}");

    public static readonly DiagnosticDescriptor HandlerName = Rule(
        "LAMBDA005",
        "Two functions of one name",
        "{0} and {1} have one method name, and the generated Main chooses by it (ANNOTATIONS_HANDLER)");

    public static readonly DiagnosticDescriptor Main = Rule(
        "LAMBDA006", "Main in a library", "GenerateMain is set, but the project is no executable (OutputType Exe)");

    public static readonly DiagnosticDescriptor RoleOrPolicies = Rule(
        "LAMBDA007", "Role and Policies", "{0} sets Role and Policies: the template can hold one of them");

    public static readonly DiagnosticDescriptor Container = Rule(
        "LAMBDA008",
        "No container",
        "{0} needs a container ({1}), and no class is marked [LambdaStartup]");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [Shape, Inputs, Serializer, Startup, HandlerName, Main, RoleOrPolicies, Container];

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Lambda", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
