namespace LocalCloud.Asl.Queries;

/// <summary>What the value of a field's JSONata expression must be.</summary>
internal enum JsonataResult
{
    Any,
    Boolean,
    Text,
    Number,
    WholeNumber,
    Items,
    Timestamp,
}
