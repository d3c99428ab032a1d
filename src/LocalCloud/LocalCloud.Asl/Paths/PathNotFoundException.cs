namespace LocalCloud.Asl.Paths;

/// <summary>A path leads nowhere in this document; the message is worded as AWS's JSONPath library words it.</summary>
internal sealed class PathNotFoundException(string message) : Exception(message);
