namespace StandIns.Tests.ServiceClients;

/// <summary>A request as it came: the target is neither decoded nor normalised.</summary>
internal sealed record WireRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
