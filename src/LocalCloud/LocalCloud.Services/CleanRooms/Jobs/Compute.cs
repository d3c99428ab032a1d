namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>The workers of a job.</summary>
/// <param name="Type">CR.1X or CR.4X.</param>
/// <param name="Number">4 to 1,024.</param>
/// <param name="Spark">Spark properties; null if none were given.</param>
internal sealed record Compute(string Type, int Number, IReadOnlyDictionary<string, string>? Spark = null)
{
    /// <summary>What a job gets that names none: 32 CRPU.</summary>
    public static Compute Default { get; } = new("CR.1X", 16);

    /// <summary>Clean Rooms processing units of all workers.</summary>
    public int Crpu => Number * (Type == "CR.4X" ? 8 : 2);

    /// <summary>Virtual CPUs of all workers.</summary>
    public int Vcpu => Number * (Type == "CR.4X" ? 16 : 4);
}
