using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Maps;

/// <summary>An ItemBatcher.</summary>
/// <param name="MaxItems">Items in a batch at most; null is no bound.</param>
/// <param name="MaxBytes">Bytes of a batch at most; null is no bound but the language's.</param>
/// <param name="BatchInput">What each batch gets besides its items.</param>
public sealed record ItemBatch(long? MaxItems, long? MaxBytes, JsonValue? BatchInput)
{
    /// <summary>Puts items together, in order.</summary>
    /// <param name="items">The items.</param>
    internal IEnumerable<ChildInput> Of(IEnumerable<JsonValue> items)
    {
        var batch = new List<JsonValue>();
        long bytes = 0;
        var first = 0;
        foreach (var item in items)
        {
            var size = item.CompactSize + 1;
            if (batch.Count > 0 && (batch.Count >= MaxItems || bytes + size > (MaxBytes ?? Execution.TurnRun.MaximumData)))
            {
                yield return Close(batch, first);
                first += batch.Count;
                batch.Clear();
                bytes = 0;
            }

            batch.Add(item);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return Close(batch, first);
        }
    }

    private ChildInput Close(List<JsonValue> batch, int first)
    {
        var input = new JsonObjectBuilder();
        if (BatchInput is not null)
        {
            input.Set("BatchInput", BatchInput);
        }

        return new ChildInput(first, batch.Count, input.Set("Items", new JsonArray(batch.ToArray())).Build());
    }
}
