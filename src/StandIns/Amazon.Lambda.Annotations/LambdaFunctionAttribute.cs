namespace Amazon.Lambda.Annotations;

/// <summary>Marks a method as a Lambda function, and says what the template declares of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LambdaFunctionAttribute : Attribute
{
    /// <summary>The logical id in the template; the namespace, class and method's names and "Generated" where it is not set.</summary>
    public string? ResourceName { get; set; }

    /// <summary>Seconds that an invocation may take; 30 where it is not set.</summary>
    public uint Timeout { get; set; }

    /// <summary>MB of memory; 512 where it is not set.</summary>
    public uint MemorySize { get; set; }

    /// <summary>The function's role; excludes <see cref="Policies"/>.</summary>
    public string? Role { get; set; }

    /// <summary>Names of managed policies, separated by commas; excludes <see cref="Role"/>.</summary>
    public string? Policies { get; set; }

    /// <summary>How the function is packed; Zip where it is not set.</summary>
    public LambdaPackageType PackageType { get; set; }
}
