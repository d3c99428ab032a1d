using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>The item of an iteration.</summary>
/// <param name="Index">Its index from 0.</param>
/// <param name="Value">The item, before ItemSelector.</param>
internal sealed record MapItem(int Index, JsonValue Value);
