namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>Marks a parameter that comes from the query.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromQueryAttribute : Attribute
{
    /// <summary>Its name there; the parameter's where it is not set.</summary>
    public string? Name { get; set; }
}
