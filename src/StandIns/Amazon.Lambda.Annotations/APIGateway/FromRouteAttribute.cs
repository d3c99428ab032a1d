namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>Marks a parameter that comes from the path.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromRouteAttribute : Attribute
{
    /// <summary>Its name there; the parameter's where it is not set.</summary>
    public string? Name { get; set; }
}
