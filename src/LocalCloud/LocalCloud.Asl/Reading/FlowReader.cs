using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Reads how data goes through a state, and where the state leads.</summary>
internal static class FlowReader
{
    /// <summary>Next, or null where End is true; exactly one of them must be there.</summary>
    public static string? Next(Fields fields)
    {
        var next = fields.Text("Next");
        var end = fields.Boolean("End");
        if (fields.Has("Next") == (end == true))
        {
            fields.Faults.Schema("Exactly one of these fields is required: [Next, End]", fields.Pointer);
        }

        return next;
    }

    /// <summary>The data of a state without a result.</summary>
    public static DataFlow Through(Fields fields) => fields.IsJsonata ? Jsonata(fields, hasArguments: false) : new JsonPathFlow
    {
        InputPath = InOut(fields, "InputPath"),
        OutputPath = InOut(fields, "OutputPath"),
        Assign = Assign(fields),
    };

    /// <summary>The data of a state with a result.</summary>
    /// <param name="fields">The state.</param>
    /// <param name="hasSelector">Whether the type has ResultSelector.</param>
    /// <param name="hasParameters">Whether Parameters is the state's input (not so in Map).</param>
    public static DataFlow WithResult(Fields fields, bool hasSelector, bool hasParameters = true)
    {
        if (fields.IsJsonata)
        {
            return Jsonata(fields, hasArguments: hasSelector && hasParameters);
        }

        return new JsonPathFlow
        {
            InputPath = InOut(fields, "InputPath"),
            Parameters = hasParameters ? TemplateReader.Template(fields, "Parameters") : null,
            ResultSelector = hasSelector ? TemplateReader.ObjectTemplate(fields, "ResultSelector") : null,
            ResultPath = ResultPath(fields),
            OutputPath = InOut(fields, "OutputPath"),
            Assign = Assign(fields),
        };
    }

    /// <summary>The variables a state sets.</summary>
    public static Expression? Assign(Fields fields)
    {
        if (fields.Object("Assign") is not { } assign)
        {
            return null;
        }

        foreach (var field in assign.Names)
        {
            var name = field.EndsWith(".$", StringComparison.Ordinal) ? field[..^2] : field;
            if (name.Length is 0 or > 80 || !(char.IsLetter(name[0]) || name[0] == '_')
                || !name.All(letter => char.IsLetterOrDigit(letter) || letter == '_') || name == "states")
            {
                fields.Faults.Schema($"'{name}' is not a valid variable name", fields.At("Assign"));
            }
        }

        return fields.IsJsonata ? JsonataReader.Template(fields, "Assign") : TemplateReader.Template(fields, "Assign");
    }

    /// <summary>The data of a state, rule or catcher in JSONata.</summary>
    public static JsonataFlow Jsonata(Fields fields, bool hasArguments, bool isCatch = false) => new()
    {
        ArgumentsTemplate = hasArguments ? JsonataReader.Template(fields, "Arguments") : null,
        Output = JsonataReader.Template(fields, "Output"),
        Assign = Assign(fields),
        IsCatch = isCatch,
    };

    /// <summary>A template that must be an object, in the state's language.</summary>
    public static Expression? ObjectTemplate(Fields fields, string name) =>
        fields.IsJsonata ? JsonataReader.ObjectTemplate(fields, name) : TemplateReader.ObjectTemplate(fields, name);

    /// <summary>ResultPath: a reference path, or null to discard the result.</summary>
    public static JsonPath? ResultPath(Fields fields)
    {
        if (fields.Value("ResultPath") is null)
        {
            return new JsonPathFlow().ResultPath;
        }

        if (fields.Value("ResultPath") is JsonNull)
        {
            return null;
        }

        var path = TemplateReader.Path(fields, "ResultPath", isReference: true)?.Path;
        if (path is not null && path.Root != PathRoot.Data)
        {
            fields.Faults.Schema("Value is not a Reference Path: it must begin with '$.'", fields.At("ResultPath"));
        }

        return path;
    }

    private static PathExpression? InOut(Fields fields, string name) => fields.Value(name) switch
    {
        null => new JsonPathFlow().InputPath,
        JsonNull => null,
        _ => TemplateReader.Path(fields, name),
    };
}
