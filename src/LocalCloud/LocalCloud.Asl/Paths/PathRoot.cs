namespace LocalCloud.Asl.Paths;

/// <summary>What a path begins at.</summary>
internal enum PathRoot
{
    /// <summary><c>$</c>: the data at hand.</summary>
    Data,

    /// <summary><c>$$</c>: the context object.</summary>
    Context,

    /// <summary><c>$name</c>: a variable.</summary>
    Variable,

    /// <summary><c>@</c>: the item a filter looks at.</summary>
    Item,
}
