namespace LocalCloud.Asl.Choices;

/// <summary>What a Choice operator's value must be in a definition.</summary>
internal enum OperandKind
{
    Boolean,
    Number,
    Path,
    String,
    Timestamp,
}
