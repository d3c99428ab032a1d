namespace Amazon.Lambda.Annotations;

/// <summary>Marks the class whose <c>ConfigureServices(IServiceCollection)</c> fills the container of the functions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LambdaStartupAttribute : Attribute
{
}
