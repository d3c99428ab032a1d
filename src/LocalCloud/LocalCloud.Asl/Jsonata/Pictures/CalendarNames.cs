namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>The English names of months and days.</summary>
internal static class CalendarNames
{
    public static IReadOnlyList<string> Months { get; } =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>From Monday on.</summary>
    public static IReadOnlyList<string> Days { get; } = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>A name as a marker shows it.</summary>
    public static string Shown(string name, TimeMarker marker)
    {
        var cased = marker.Names switch
        {
            NameCase.Upper => name.ToUpperInvariant(),
            NameCase.Lower => Values.Casing.Lower(name),
            _ => name,
        };
        return marker.MostLetters is { } most && cased.Length > most ? cased[..Math.Max(0, most)] : cased;
    }
}
