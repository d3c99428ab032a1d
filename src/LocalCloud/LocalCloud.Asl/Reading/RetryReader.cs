using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Reads Retry and Catch.</summary>
internal static class RetryReader
{
    public static IReadOnlyList<Retrier> Retriers(Fields state)
    {
        var retriers = new List<Retrier>();
        var entries = state.List("Retry");
        for (var i = 0; i < entries.Count; i++)
        {
            var fields = entries[i];
            var errors = Errors(fields, isLast: i == entries.Count - 1);
            var jitter = fields.Text("JitterStrategy");
            if (jitter is not (null or "FULL" or "NONE"))
            {
                fields.Faults.Schema(
                    "The field 'JitterStrategy' should have one of these values: [FULL, NONE]",
                    fields.At("JitterStrategy"));
            }

            var interval = fields.Integer("IntervalSeconds", 1, 99_999_999) ?? 1;
            var longest = fields.Integer("MaxDelaySeconds", 1, 31_622_400);
            if (longest <= interval && fields.Has("MaxDelaySeconds"))
            {
                fields.Faults.Schema(
                    "MaxDelaySeconds must be greater than IntervalSeconds", fields.At("MaxDelaySeconds"));
            }

            retriers.Add(new Retrier
            {
                ErrorEquals = errors,
                IntervalSeconds = interval,
                MaxAttempts = fields.Integer("MaxAttempts", 0, 99_999_999) ?? 3,
                BackoffRate = fields.Number("BackoffRate", 1, double.MaxValue) ?? 2,
                MaxDelaySeconds = longest,
                HasFullJitter = jitter == "FULL",
            });
            fields.RefuseUnknown();
        }

        return retriers;
    }

    public static IReadOnlyList<Catcher> Catchers(Fields state)
    {
        var catchers = new List<Catcher>();
        var entries = state.List("Catch");
        for (var i = 0; i < entries.Count; i++)
        {
            var fields = entries[i];
            var errors = Errors(fields, isLast: i == entries.Count - 1);
            fields.Require("Next");
            DataFlow data = fields.IsJsonata
                ? FlowReader.Jsonata(fields, hasArguments: false, isCatch: true)
                : new JsonPathFlow { ResultPath = FlowReader.ResultPath(fields), Assign = FlowReader.Assign(fields) };
            if (fields.Text("Next") is { } next)
            {
                catchers.Add(new Catcher(errors, next, data));
            }

            fields.RefuseUnknown();
        }

        return catchers;
    }

    private static List<string> Errors(Fields fields, bool isLast)
    {
        var errors = new List<string>();
        if (!fields.Require("ErrorEquals") || fields.Array("ErrorEquals") is not { } array)
        {
            return errors;
        }

        if (array.Count == 0)
        {
            fields.Faults.Schema("Value cannot be empty", fields.At("ErrorEquals"));
        }

        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is Json.JsonString error)
            {
                errors.Add(error.Value);
            }
            else
            {
                fields.Faults.Schema("Expected value of type String", $"{fields.At("ErrorEquals")}/{i}");
            }
        }

        if (errors.Contains(ErrorNames.All) && (errors.Count > 1 || !isLast))
        {
            fields.Faults.Schema(
                "States.ALL must appear alone and in the last retrier or catcher", fields.At("ErrorEquals"));
        }

        return errors;
    }
}
