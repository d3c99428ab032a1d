using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Requests;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>What the operations on a scene share: ids of paths, lists in a request, pages of an answer.</summary>
internal static class Listing
{
    private const int LargestPage = 100;

    /// <summary>A required id.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static string Id(JsonElement input, string member)
    {
        var fields = new Fields();
        var id = fields.Text(input, member, member, Rules.Uuid, required: true);
        fields.ThrowIfAny();
        return id!;
    }

    /// <summary>The items of a list in a request; a fault and none if it is no list.</summary>
    public static IEnumerable<JsonElement> Items(Fields fields, JsonElement owner, string member, bool required)
    {
        if (owner.ValueKind == JsonValueKind.Object
            && owner.TryGetProperty(member, out var list)
            && list.ValueKind != JsonValueKind.Null)
        {
            if (list.ValueKind == JsonValueKind.Array)
            {
                return list.EnumerateArray();
            }

            fields.Add(member, "Member must be a list");
        }
        else if (required)
        {
            fields.Add(member, "Member must not be null");
        }

        return [];
    }

    /// <summary>One page of a list that is in memory.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static JsonObject Page<T>(JsonElement input, string name, IEnumerable<T> items, Func<T, JsonObject> view)
    {
        var fields = new Fields();
        var size = fields.Number(input, "maxResults", "maxResults", 1, LargestPage, required: false) ?? LargestPage;
        var token = fields.Text(input, "nextToken", "nextToken", Rules.NextToken, required: false);
        long? from = 0;
        if (token is not null && (from = PageToken.Read(token, name)) is null)
        {
            fields.Add("nextToken", "Member must be a token of an earlier page of the same listing");
        }

        fields.ThrowIfAny();
        var rest = items.Skip((int)from!.Value).ToList();
        var page = new JsonObject { [name] = new JsonArray([.. rest.Take(size).Select(view)]) };
        if (rest.Count > size)
        {
            page["nextToken"] = PageToken.Write(from.Value + size, name);
        }

        return page;
    }
}
