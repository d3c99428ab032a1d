using System.Globalization;

namespace ProtectedJobs.Core.Usage;

/// <summary>Prices of a CRPU-hour by Region, as a template parameter spells them: <c>us-east-1=2.00 USD 2026-08, eu-west-1=2.06 USD</c>.</summary>
public static class PriceList
{
    /// <summary>The price of a Region.</summary>
    /// <param name="list">The parameter; empty for none.</param>
    /// <param name="region">The Region.</param>
    /// <returns>The price; null if the list has none for the Region.</returns>
    /// <exception cref="FormatException">The list is not spelt so.</exception>
    public static CrpuPrice? Find(string list, string region)
    {
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (where, price) = Read(item);
            if (where == region)
            {
                return price;
            }
        }

        return null;
    }

    private static (string Region, CrpuPrice Price) Read(string item)
    {
        var sides = item.Split('=', 2, StringSplitOptions.TrimEntries);
        var words = sides.Length == 2 ? sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return words.Length is 2 or 3 && decimal.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            ? (sides[0], new CrpuPrice(rate, words[1], words.Length == 3 ? words[2] : null))
            : throw new FormatException($"A price is wanted as 'REGION=RATE CURRENCY [AS-OF]', found '{item}'.");
    }
}
