namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>A merge sort that asks only whether the left comes after the right, as comparators written in JSONata answer.</summary>
internal static class StableSort
{
    public static void Sort<T>(T[] items, Func<T, T, bool> isAfter)
    {
        if (items.Length > 1)
        {
            Sort(items, new T[items.Length], 0, items.Length, isAfter);
        }
    }

    private static void Sort<T>(T[] items, T[] spare, int from, int to, Func<T, T, bool> isAfter)
    {
        if (to - from <= 1)
        {
            return;
        }

        var middle = from + ((to - from) / 2);
        Sort(items, spare, from, middle, isAfter);
        Sort(items, spare, middle, to, isAfter);
        var left = from;
        var right = middle;
        for (var at = from; at < to; at++)
        {
            var takeRight = left == middle || (right < to && isAfter(items[left], items[right]));
            spare[at] = takeRight ? items[right++] : items[left++];
        }

        Array.Copy(spare, from, items, from, to - from);
    }
}
