using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Maps;

/// <summary>The input of one child execution of a Map run.</summary>
/// <param name="FirstItem">The index of its first item.</param>
/// <param name="ItemCount">How many items it has; more than one only with an ItemBatcher.</param>
/// <param name="Input">The child's input.</param>
public sealed record ChildInput(int FirstItem, int ItemCount, JsonValue Input);
