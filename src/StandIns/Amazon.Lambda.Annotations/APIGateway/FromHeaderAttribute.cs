namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>Marks a parameter that comes from a header.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromHeaderAttribute : Attribute
{
    /// <summary>Its name there; the parameter's where it is not set.</summary>
    public string? Name { get; set; }
}
