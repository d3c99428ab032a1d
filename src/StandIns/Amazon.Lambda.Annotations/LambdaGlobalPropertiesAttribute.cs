namespace Amazon.Lambda.Annotations;

/// <summary>What holds for every function of the assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class LambdaGlobalPropertiesAttribute : Attribute
{
    /// <summary>Generate a Main that runs the function which the environment variable ANNOTATIONS_HANDLER names.</summary>
    public bool GenerateMain { get; set; }

    /// <summary>The runtime that the template declares, for example <c>provided.al2023</c>.</summary>
    public string? Runtime { get; set; }
}
