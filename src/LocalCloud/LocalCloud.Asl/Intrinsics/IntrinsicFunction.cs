using System.Collections.Frozen;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Intrinsics;

/// <summary>An intrinsic function: its name, how many arguments it takes, what it computes.</summary>
internal sealed class IntrinsicFunction
{
    private static readonly FrozenDictionary<string, IntrinsicFunction> s_all = new IntrinsicFunction[]
    {
        new("States.Format", 1, int.MaxValue, TextFunctions.Format),
        new("States.StringToJson", 1, 1, TextFunctions.StringToJson),
        new("States.JsonToString", 1, 1, TextFunctions.JsonToString),
        new("States.StringSplit", 2, 2, TextFunctions.StringSplit),
        new("States.Base64Encode", 1, 1, TextFunctions.Base64Encode),
        new("States.Base64Decode", 1, 1, TextFunctions.Base64Decode),
        new("States.Hash", 2, 2, TextFunctions.Hash),
        new("States.Array", 0, int.MaxValue, ArrayFunctions.Array),
        new("States.ArrayPartition", 2, 2, ArrayFunctions.ArrayPartition),
        new("States.ArrayContains", 2, 2, ArrayFunctions.ArrayContains),
        new("States.ArrayRange", 3, 3, ArrayFunctions.ArrayRange),
        new("States.ArrayGetItem", 2, 2, ArrayFunctions.ArrayGetItem),
        new("States.ArrayLength", 1, 1, ArrayFunctions.ArrayLength),
        new("States.ArrayUnique", 1, 1, ArrayFunctions.ArrayUnique),
        new("States.JsonMerge", 3, 3, DataFunctions.JsonMerge),
        new("States.MathRandom", 2, 3, DataFunctions.MathRandom),
        new("States.MathAdd", 2, 2, DataFunctions.MathAdd),
        new("States.UUID", 0, 0, DataFunctions.Uuid),
    }.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    private readonly int _fewest;
    private readonly int _most;
    private readonly Func<IntrinsicArguments, JsonValue> _body;

    private IntrinsicFunction(string name, int fewest, int most, Func<IntrinsicArguments, JsonValue> body)
    {
        Name = name;
        _fewest = fewest;
        _most = most;
        _body = body;
    }

    /// <summary>The name, <c>States.</c> included.</summary>
    public string Name { get; }

    /// <summary>Whether the function undoes escapes of its literal texts itself.</summary>
    public bool KeepsEscapes => _body == TextFunctions.Format;

    /// <summary>The function of a name, or null.</summary>
    public static IntrinsicFunction? Find(string name) => s_all.GetValueOrDefault(name);

    /// <summary>Whether it may be called with so many arguments.</summary>
    public bool Takes(int arguments) => arguments >= _fewest && arguments <= _most;

    /// <summary>Computes.</summary>
    /// <exception cref="IntrinsicException">The arguments do not fit.</exception>
    public JsonValue Invoke(IntrinsicArguments arguments) => _body(arguments);
}
