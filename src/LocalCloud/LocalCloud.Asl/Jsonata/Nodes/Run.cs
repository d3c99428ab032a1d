using System.Globalization;
using System.Runtime.CompilerServices;

using LocalCloud.Asl.Jsonata.Pictures;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>One evaluation: what it is given, and what it has left of its limits.</summary>
internal sealed class Run(object? input, Func<string, object?> variables, JsonataContext context, JsonataLimits limits)
{
    private long _steps = limits.MaxSteps;
    private long _built = limits.MaxBuilt;
    private int _depth;
    private NumberPicture? _picture;

    public JsonataContext Context { get; } = context;

    public JsonataLimits Limits { get; } = limits;

    /// <summary>A variable that no expression bound: the input ($$), the caller's, or a function of the library.</summary>
    public object? Global(string name) => name == "$" ? input is ArrayValue { IsWrapper: true } wrapper ? wrapper[0] : input : variables(name) ?? Functions.Library.Find(name);

    /// <summary>A number picture, read; the last one with the usual signs is kept, as the next number is most often shaped like the one before.</summary>
    public NumberPicture PictureOf(string text, ObjectValue? options) =>
        options is not null ? NumberPicture.Parse(text, options)
        : _picture is { } last && last.Text == text ? last
        : _picture = NumberPicture.Parse(text, null);

    /// <summary>Counts a small piece of work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--_steps < 0)
        {
            throw OutOfSteps();
        }
    }

    public void Step(long count)
    {
        if ((_steps -= count) < 0)
        {
            throw OutOfSteps();
        }
    }

    /// <summary>Counts what is built: items, members, characters.</summary>
    public void Build(long count)
    {
        if ((_built -= count) < 0)
        {
            throw Exceeded(Limits.MaxBuilt, "items, members and characters built");
        }
    }

    /// <summary>Goes one level deeper. A thrown error ends the run, so the level need not be given back then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (--_steps < 0)
        {
            throw OutOfSteps();
        }

        if (++_depth > Limits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep();
        }
    }

    public void Leave() => _depth--;

    private JsonataException OutOfSteps() => Exceeded(Limits.MaxSteps, "steps");

    private JsonataException TooDeep() => Exceeded(Limits.MaxDepth, "nested calls");

    private static JsonataException Exceeded(long limit, string what) =>
        new("U1001", detail: string.Create(CultureInfo.InvariantCulture, $"{limit} {what}"));
}
