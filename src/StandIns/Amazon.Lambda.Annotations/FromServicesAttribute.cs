namespace Amazon.Lambda.Annotations;

/// <summary>Marks a parameter that comes from the container, resolved in the invocation's scope.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute
{
}
