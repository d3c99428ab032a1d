using System.Globalization;

namespace LocalCloud.Services.S3.Checksums;

/// <summary>A checksum that an object or a part has.</summary>
/// <param name="Algorithm">Which.</param>
/// <param name="Type"><c>FULL_OBJECT</c> or <c>COMPOSITE</c>: of the parts' checksums.</param>
/// <param name="Value">Base64; a composite one ends in a hyphen and the number of parts.</param>
internal sealed record Checksum(ChecksumAlgorithm Algorithm, string Type, string Value)
{
    public const string FullObject = "FULL_OBJECT";

    public const string Composite = "COMPOSITE";

    public override string ToString() => $"{Algorithm.Name}:{Type}:{Value}";

    public static Checksum? Parse(string? text) =>
        text?.Split(':') is [var algorithm, var type, var value]
            ? new(ChecksumAlgorithm.Find(algorithm)!, type, value)
            : null;

    /// <summary>The checksum of an object from those of its parts, which are all of that algorithm.</summary>
    public static Checksum OfParts(ChecksumAlgorithm algorithm, string type, IReadOnlyList<(string Value, long Size)> parts)
    {
        if (type == FullObject && algorithm.Crc is { } crc)
        {
            var whole = 0UL;
            foreach (var (value, size) in parts)
            {
                whole = crc.Combine(whole, ReflectedCrc.Parse(value), size);
            }

            return new(algorithm, type, crc.Format(whole));
        }

        using var running = algorithm.Begin();
        foreach (var (value, _) in parts)
        {
            running.Append(Convert.FromBase64String(value));
        }

        return new(algorithm, Composite, string.Create(CultureInfo.InvariantCulture, $"{running.Finish()}-{parts.Count}"));
    }
}
