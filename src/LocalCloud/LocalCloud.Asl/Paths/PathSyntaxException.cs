namespace LocalCloud.Asl.Paths;

/// <summary>A text is no JSONPath. Found when a definition is read, never while one runs.</summary>
internal sealed class PathSyntaxException(string message) : Exception(message);
