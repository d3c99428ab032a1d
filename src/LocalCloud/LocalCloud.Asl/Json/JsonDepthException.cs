namespace LocalCloud.Asl.Json;

/// <summary>
/// A value nests deeper than <see cref="JsonValue.MaximumDepth"/>. Held where values are built, so that no walk over one
/// (rendering, comparing, paths) can exhaust the stack.
/// </summary>
public sealed class JsonDepthException : Exception
{
    internal JsonDepthException()
        : base($"Document nesting depth exceeds the maximum allowed ({JsonValue.MaximumDepth})")
    {
    }
}
