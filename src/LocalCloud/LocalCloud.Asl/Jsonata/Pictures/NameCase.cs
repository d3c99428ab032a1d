namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>How a date/time picture cases a name.</summary>
internal enum NameCase
{
    None,
    Lower,
    Title,
    Upper,
}
