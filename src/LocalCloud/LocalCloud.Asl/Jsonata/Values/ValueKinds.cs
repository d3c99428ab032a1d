namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>The kinds of value, as signatures name them.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,
    String = 1,
    Number = 2,
    Boolean = 4,
    Null = 8,
    Object = 16,
    Array = 32,
    Function = 64,
    Any = 127,
    Missing = 128,
}
