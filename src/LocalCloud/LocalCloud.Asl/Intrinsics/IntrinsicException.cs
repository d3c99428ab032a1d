namespace LocalCloud.Asl.Intrinsics;

/// <summary>An intrinsic function refuses its arguments.</summary>
internal sealed class IntrinsicException(string message) : Exception(message);
