namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>Marks a parameter that comes from the request's body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromBodyAttribute : Attribute
{
}
