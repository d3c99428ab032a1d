using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions of strings. Lengths and positions count code points, not UTF-16 units.</summary>
internal static class Strings
{
    public static object? String(object?[] arguments, Run run) =>
        arguments[0] is { } value ? JsonText.Of(value, run, indented: arguments[1] is true) : null;

    public static object? Substring(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        var length = CodePoints.Count(text);
        var start = arguments[1] is double number ? number : 0;
        if (length + start < 0)
        {
            start = 0;
        }

        if (arguments[2] is not double wanted)
        {
            return CodePoints.Slice(text, start, length);
        }

        if (wanted <= 0)
        {
            return "";
        }

        return CodePoints.Slice(text, start, start >= 0 ? start + wanted : length + start + wanted);
    }

    public static object? SubstringBefore(object?[] arguments, Run run)
    {
        if (arguments is not [string text, _])
        {
            return null;
        }

        var at = arguments[1] is string mark ? text.IndexOf(mark, StringComparison.Ordinal) : -1;
        return at < 0 ? text : text[..at];
    }

    public static object? SubstringAfter(object?[] arguments, Run run)
    {
        if (arguments is not [string text, _])
        {
            return null;
        }

        var at = arguments[1] is string mark ? text.IndexOf(mark, StringComparison.Ordinal) : -1;
        return at < 0 ? text : text[(at + ((string)arguments[1]!).Length)..];
    }

    public static object? Lowercase(object?[] arguments, Run run) =>
        arguments[0] is string text ? Casing.Lower(text) : null;

    public static object? Uppercase(object?[] arguments, Run run) =>
        arguments[0] is string text ? Casing.Upper(text) : null;

    public static object? Length(object?[] arguments, Run run) =>
        arguments[0] is string text ? Boxes.Of(CodePoints.Count(text)) : null;

    /// <summary>White space at the ends removed, and made one space inside.</summary>
    public static object? Trim(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        var words = text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    public static object? Pad(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        var width = arguments[1] is double number ? number : 0;
        var filling = arguments[2] is string { Length: > 0 } given ? given : " ";
        var missing = Math.Floor(Math.Abs(width)) - CodePoints.Count(text);
        if (missing <= 0)
        {
            return text;
        }

        run.Build((long)Math.Min(missing, long.MaxValue / 4) * filling.Length);
        var padding = new System.Text.StringBuilder();
        var unit = CodePoints.Count(filling);
        for (var done = 0; done < missing; done += unit)
        {
            padding.Append(filling);
        }

        var exact = CodePoints.Slice(padding.ToString(), 0, missing);
        return width > 0 ? text + exact : exact + text;
    }

    public static object? Join(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue items)
        {
            return null;
        }

        var separator = arguments[1] as string ?? "";
        run.Build((long)items.Count * separator.Length);
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < items.Count; at++)
        {
            var item = (string)items[at]!;
            run.Build(item.Length);
            text.Append(at == 0 ? "" : separator).Append(item);
        }

        return text.ToString();
    }
}
