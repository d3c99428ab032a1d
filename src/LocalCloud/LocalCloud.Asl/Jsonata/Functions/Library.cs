using System.Collections.Frozen;

using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>JSONata's functions and those that Step Functions adds. $eval is not among them: Step Functions has none.</summary>
internal static class Library
{
    private static readonly FrozenDictionary<string, NativeFunction> s_functions = new Dictionary<string, NativeFunction>
    {
        ["sum"] = Of("<a<n>:n>", 1, Aggregations.Sum),
        ["count"] = Of("<a:n>", 1, Aggregations.Count),
        ["max"] = Of("<a<n>:n>", 1, Aggregations.Max),
        ["min"] = Of("<a<n>:n>", 1, Aggregations.Min),
        ["average"] = Of("<a<n>:n>", 1, Aggregations.Average),

        ["string"] = Of("<x-b?:s>", 1, Strings.String),
        ["substring"] = Of("<s-nn?:s>", 3, Strings.Substring),
        ["substringBefore"] = Of("<s-s:s>", 2, Strings.SubstringBefore),
        ["substringAfter"] = Of("<s-s:s>", 2, Strings.SubstringAfter),
        ["lowercase"] = Of("<s-:s>", 1, Strings.Lowercase),
        ["uppercase"] = Of("<s-:s>", 1, Strings.Uppercase),
        ["length"] = Of("<s-:n>", 1, Strings.Length),
        ["trim"] = Of("<s-:s>", 1, Strings.Trim),
        ["pad"] = Of("<s-ns?:s>", 3, Strings.Pad),
        ["join"] = Of("<a<s>s?:s>", 2, Strings.Join),

        ["match"] = Of("<s-f<s:o>n?:a<o>>", 3, Matching.Match),
        ["contains"] = Of("<s-(sf):b>", 2, Matching.Contains),
        ["replace"] = Of("<s-(sf)(sf)n?:s>", 4, Matching.Replace),
        ["split"] = Of("<s-(sf)n?:a<s>>", 3, Matching.Split),

        ["base64encode"] = Of("<s-:s>", 1, Encodings.ToBase64),
        ["base64decode"] = Of("<s-:s>", 1, Encodings.FromBase64),
        ["encodeUrlComponent"] = Of("<s-:s>", 1, Encodings.EncodeUrlComponent),
        ["encodeUrl"] = Of("<s-:s>", 1, Encodings.EncodeUrl),
        ["decodeUrlComponent"] = Of("<s-:s>", 1, Encodings.DecodeUrlComponent),
        ["decodeUrl"] = Of("<s-:s>", 1, Encodings.DecodeUrl),

        ["formatNumber"] = Of("<n-so?:s>", 3, Numbers.FormatNumber),
        ["formatBase"] = Of("<n-n?:s>", 2, Numbers.FormatBase),
        ["formatInteger"] = Of("<n-s:s>", 2, Numbers.FormatInteger),
        ["parseInteger"] = Of("<s-s:n>", 2, Numbers.ParseInteger),
        ["number"] = Of("<(nsb)-:n>", 1, Numbers.Number),
        ["floor"] = Of("<n-:n>", 1, Numbers.Floor),
        ["ceil"] = Of("<n-:n>", 1, Numbers.Ceiling),
        ["round"] = Of("<n-n?:n>", 2, Numbers.Round),
        ["abs"] = Of("<n-:n>", 1, Numbers.Absolute),
        ["sqrt"] = Of("<n-:n>", 1, Numbers.SquareRoot),
        ["power"] = Of("<n-n:n>", 2, Numbers.Power),
        ["random"] = Of("<n?:n>", 0, Additions.Random),

        ["boolean"] = Of("<x-:b>", 1, Logic.Boolean),
        ["not"] = Of("<x-:b>", 1, Logic.Not),
        ["exists"] = Of("<x:b>", 1, Logic.Exists),
        ["type"] = Of("<x:s>", 1, Logic.Type),
        ["error"] = Of("<s?:x>", 1, Logic.Error),
        ["assert"] = Of("<bs?:x>", 2, Logic.Assert),

        ["map"] = Of("<af>", 2, HigherOrder.Map),
        ["filter"] = Of("<af>", 2, HigherOrder.Filter),
        ["single"] = Of("<af?>", 2, HigherOrder.Single),
        ["reduce"] = Of("<afj?:j>", 3, HigherOrder.Reduce),
        ["sift"] = Of("<o-f?:o>", 2, HigherOrder.Sift),
        ["each"] = Of("<o-f:a>", 2, HigherOrder.Each),
        ["sort"] = Of("<af?:a>", 2, HigherOrder.Sort),

        ["zip"] = Of("<a+>", 0, Arrays.Zip),
        ["append"] = Of("<xx:a>", 2, Arrays.Append),
        ["reverse"] = Of("<a:a>", 1, Arrays.Reverse),
        ["shuffle"] = Of("<a:a>", 1, Arrays.Shuffle),
        ["distinct"] = Of("<x:x>", 1, Arrays.Distinct),

        ["keys"] = Of("<x-:a<s>>", 1, Objects.Keys),
        ["lookup"] = Of("<x-s:x>", 2, Objects.Lookup),
        ["spread"] = Of("<x-:a<o>>", 1, Objects.Spread),
        ["merge"] = Of("<a<o>:o>", 1, Objects.Merge),
        ["clone"] = Of("<(oa)-:o>", 1, Objects.Clone),

        ["now"] = Of("<s?s?:s>", 2, Times.Now),
        ["millis"] = Of("<:n>", 0, Times.Millis),
        ["fromMillis"] = Of("<n-s?s?:s>", 3, Times.FromMillis),
        ["toMillis"] = Of("<s-s?:n>", 2, Times.ToMillis),

        ["partition"] = Of("<an:a>", 2, Additions.Partition),
        ["range"] = Of("<nnn:a>", 3, Additions.Range),
        ["hash"] = Of("<ss:s>", 2, Additions.Hash),
        ["uuid"] = Of("<:s>", 0, Additions.Uuid),
        ["parse"] = Of("<s-:x>", 1, Additions.Parse),
    }.ToFrozenDictionary();

    public static NativeFunction? Find(string name) => s_functions.GetValueOrDefault(name);

    private static NativeFunction Of(string signature, int arity, Func<object?[], Run, object?> body) => new(signature, arity, body);
}
