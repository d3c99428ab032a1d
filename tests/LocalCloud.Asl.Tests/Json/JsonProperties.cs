using FsCheck;
using FsCheck.Fluent;
using LocalCloud.Asl.Intrinsics;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Tests.Json;

public sealed class JsonProperties
{
    private static readonly Arbitrary<JsonValue> s_values = Arb.From(Gen.Sized(Value));

    [Fact]
    public void ParseOfText_AnyValue_IsTheValue() => Prop.ForAll(s_values, value =>
        JsonValue.Parse(value.ToText()).Equals(value)
        && JsonValue.Parse(value.ToText()).GetHashCode() == value.GetHashCode()
        && value.ByteSize == System.Text.Encoding.UTF8.GetByteCount(value.ToText())).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_PathToEachPlace_GivesThatPlace() => Prop.ForAll(s_values, value =>
        Places("$", value).All(place => JsonPath.Compile(place.Path).Evaluate(value).Equals(place.Value))).QuickCheckThrowOnFailure();

    [Fact]
    public void Descendants_OfAnyValue_AreAllItsPlacesBelow() => Prop.ForAll(s_values, value =>
        ((JsonArray)JsonPath.Compile("$..*").Evaluate(value)).Count == Places("$", value).Count() - 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Put_AtAnyPlace_IsFoundThere() => Prop.ForAll(s_values, s_values, (document, value) =>
        Places("$", document).All(place =>
        {
            var path = JsonPath.Compile(place.Path);
            return path.Evaluate(ReferencePath.Put(path, document, value)!).Equals(value);
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void StringToJson_OfJsonToString_IsTheValue() => Prop.ForAll(s_values, value =>
        Call("States.StringToJson", Call("States.JsonToString", value)).Equals(value)).QuickCheckThrowOnFailure();

    [Fact]
    public void ArrayPartition_AnyArray_KeepsTheItemsInOrder() => Prop.ForAll(
        Arb.From(Gen.Sized(Value).ListOf()), Arb.From(Gen.Choose(1, 9)), (items, size) =>
        {
            var parts = ((JsonArray)Call("States.ArrayPartition", new JsonArray(items), JsonValue.Of(size))).Items.Cast<JsonArray>().ToArray();
            return parts.SelectMany(part => part.Items).SequenceEqual(items) && parts.All(part => part.Count <= size && part.Count > 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ArrayUnique_AnyArray_HasEachItemOnce() => Prop.ForAll(Arb.From(Gen.Sized(Value).ListOf()), items =>
    {
        var unique = (JsonArray)Call("States.ArrayUnique", new JsonArray(items));
        return unique.Items.ToHashSet().SetEquals(items) && unique.Count == items.ToHashSet().Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Base64_AnyText_ComesBack() => Prop.ForAll(Arb.From(Text()), text =>
        Call("States.Base64Decode", Call("States.Base64Encode", JsonValue.Of(text))).Equals(JsonValue.Of(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Compile_AnyText_IsAPathOrIsRefused() => Prop.ForAll(
        Arb.From(Gen.Elements("$", ".", "..", "[", "]", "'", "a", "*", "?", "(", "@", ")", "0", "-1", ":", ",", "==", "&&", "!", "/", "in", " ", "length()").ListOf()),
        pieces =>
        {
            try
            {
                JsonPath.Compile("$" + string.Concat(pieces)).TryEvaluate(JsonValue.Parse("{\"a\":[{\"a\":0},1]}"));
            }
            catch (PathSyntaxException)
            {
                // Refused, as it should be.
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static JsonValue Call(string name, params JsonValue[] values) =>
        IntrinsicFunction.Find(name)!.Invoke(new IntrinsicArguments(values, new Random(0)));

    private static IEnumerable<(string Path, JsonValue Value)> Places(string path, JsonValue value)
    {
        yield return (path, value);
        var inner = value switch
        {
            JsonArray array => array.Items.SelectMany((item, index) => Places($"{path}[{index}]", item)),
            JsonObject members => members.Members.SelectMany(member => Places(
                $"{path}['{member.Key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']", member.Value)),
            _ => [],
        };
        foreach (var place in inner)
        {
            yield return place;
        }
    }

    private static Gen<JsonValue> Value(int size)
    {
        var scalars = new List<Gen<JsonValue>>
        {
            Gen.Constant<JsonValue>(JsonNull.Instance),
            Gen.Elements<JsonValue>(JsonBoolean.True, JsonBoolean.False),
            Gen.Choose(-99, 99).Select(number => (JsonValue)JsonValue.Of(number)),
            Gen.Choose(-99, 99).Select(number => (JsonValue)JsonValue.Of(number / 8.0)),
            Text().Select(text => (JsonValue)JsonValue.Of(text)),
        };
        if (size <= 0)
        {
            return Gen.OneOf(scalars);
        }

        var inner = Value(size / 4);
        return Gen.OneOf(
        [
            .. scalars,
            inner.ListOf().Select(items => (JsonValue)new JsonArray(items.Take(6))),
            Text().SelectMany(name => inner.Select(value => KeyValuePair.Create(name, value))).ListOf()
                .Select(members => (JsonValue)new JsonObject(members.Take(6))),
        ]);
    }

    private static Gen<string> Text() =>
        Gen.Elements("a", "b", "é", "😀", "\"", "\\", "\n", "\u0001", "'", " ", "$", ".", "[").ListOf().Select(string.Concat);
}
