namespace LocalCloud.Services.CleanRooms.Parquet;

/// <summary>A column of a Parquet file and its values: one of the four kinds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Nullable">Whether it is OPTIONAL in the schema; if not, no value may be null.</param>
internal abstract record Column(string Name, bool Nullable)
{
    /// <summary>How many values.</summary>
    public abstract int Count { get; }

    /// <summary>Whether a value is null.</summary>
    public abstract bool IsNull(int row);

    /// <summary>64-bit integers.</summary>
    internal sealed record Int64(string Name, bool Nullable, IReadOnlyList<long?> Values) : Column(Name, Nullable)
    {
        public override int Count => Values.Count;

        public override bool IsNull(int row) => Values[row] is null;
    }

    /// <summary>64-bit floating point.</summary>
    internal sealed record Double(string Name, bool Nullable, IReadOnlyList<double?> Values) : Column(Name, Nullable)
    {
        public override int Count => Values.Count;

        public override bool IsNull(int row) => Values[row] is null;
    }

    /// <summary>UTF-8 text.</summary>
    internal sealed record Text(string Name, bool Nullable, IReadOnlyList<string?> Values) : Column(Name, Nullable)
    {
        public override int Count => Values.Count;

        public override bool IsNull(int row) => Values[row] is null;
    }

    /// <summary>Booleans.</summary>
    internal sealed record Boolean(string Name, bool Nullable, IReadOnlyList<bool?> Values) : Column(Name, Nullable)
    {
        public override int Count => Values.Count;

        public override bool IsNull(int row) => Values[row] is null;
    }
}
