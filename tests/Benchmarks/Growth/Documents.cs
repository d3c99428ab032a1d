using System.Globalization;
using System.Text;

namespace Benchmarks.Growth;

/// <summary>Documents of any size: orders with two lines each.</summary>
internal static class Documents
{
    public static string Orders(int count)
    {
        var text = new StringBuilder("{\"orders\":[");
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(
                CultureInfo.InvariantCulture,
                $"{{\"id\":\"o-{i}\",\"city\":\"c{i % 40}\",\"total\":{i * 7919 % 1000},\"lines\":[{{\"sku\":\"s{i % 90}\",\"qty\":{i % 5},\"price\":{i % 70}}},{{\"sku\":\"t{i % 80}\",\"qty\":2,\"price\":3}}]}}");
        }

        return text.Append("]}").ToString();
    }

    /// <summary>An array of so many different numbers, and its text joined by commas.</summary>
    public static string Numbers(int count) =>
        $"{{\"items\":[{string.Join(',', Enumerable.Range(0, count))}],\"text\":\"{string.Join(',', Enumerable.Range(0, count))}\"}}";
}
