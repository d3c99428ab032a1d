namespace Amazon.Lambda.Core;

/// <summary>Names the serializer of an assembly's functions, or of one function.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class LambdaSerializerAttribute : Attribute
{
    /// <summary>Names the serializer.</summary>
    /// <param name="serializerType">An <see cref="ILambdaSerializer"/> with a constructor without parameters.</param>
    public LambdaSerializerAttribute(Type serializerType) => SerializerType = serializerType;

    /// <summary>The serializer's type.</summary>
    public Type SerializerType { get; set; }
}
