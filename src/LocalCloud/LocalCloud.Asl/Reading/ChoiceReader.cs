using LocalCloud.Asl.Choices;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Reads a Choice state and its rules.</summary>
internal static class ChoiceReader
{
    private const int MaximumDepth = 100;

    public static ChoiceState? Read(string name, Fields fields)
    {
        var isWhole = fields.Require("Choices");
        if (fields.Array("Choices") is { Count: 0 })
        {
            fields.Faults.Schema("Value cannot be empty", fields.At("Choices"));
        }

        var data = FlowReader.Through(fields);
        var rules = new List<ChoiceState.Rule>();
        foreach (var rule in fields.List("Choices"))
        {
            rule.Require("Next");
            DataFlow ruleData = data is JsonPathFlow paths
                ? new JsonPathFlow { InputPath = paths.InputPath, OutputPath = paths.OutputPath, Assign = FlowReader.Assign(rule) }
                : FlowReader.Jsonata(rule, hasArguments: false);
            var condition = rule.IsJsonata ? ReadQuery(rule) : ReadCondition(rule, depth: 0);
            if (rule.Text("Next") is { } next && condition is not null)
            {
                rules.Add(new ChoiceState.Rule(condition, next, ruleData));
            }
        }

        var state = new ChoiceState(name, rules) { Data = data, DefaultName = fields.Text("Default") };
        if (!isWhole)
        {
            fields.RefuseUnknown();
        }

        return isWhole ? state : null;
    }

    private static QueryCondition? ReadQuery(Fields rule)
    {
        rule.Require("Condition");
        var query = JsonataReader.Query(rule, "Condition", JsonataResult.Boolean)
            ?? (rule.Boolean("Condition") is { } constant ? new ConstantExpression(JsonValue.Of(constant)) : null);
        _ = rule.Text("Next");
        rule.RefuseUnknown();
        return query is null ? null : new QueryCondition(query);
    }

    private static Condition? ReadCondition(Fields fields, int depth)
    {
        if (depth > MaximumDepth)
        {
            fields.Faults.Schema($"Rules must not nest deeper than {MaximumDepth}", fields.Pointer);
            return null;
        }

        Condition? condition;
        if (fields.Has("And") || fields.Has("Or"))
        {
            fields.AtMostOne("And", "Or", "Not", "Variable");
            var name = fields.Has("And") ? "And" : "Or";
            var parts = ReadParts(fields, name, depth);
            condition = name == "And" ? new Condition.And(parts) : new Condition.Or(parts);
        }
        else if (fields.Has("Not"))
        {
            fields.AtMostOne("Not", "Variable");
            condition = fields.Inner("Not") is { } inner && ReadNested(inner, depth) is { } part
                ? new Condition.Not(part)
                : null;
        }
        else
        {
            condition = ReadComparison(fields);
        }

        fields.RefuseUnknown();
        return condition;
    }

    private static List<Condition> ReadParts(Fields fields, string name, int depth)
    {
        if (fields.Array(name) is { Count: 0 })
        {
            fields.Faults.Schema("Value cannot be empty", fields.At(name));
        }

        var parts = new List<Condition>();
        foreach (var part in fields.List(name))
        {
            if (ReadNested(part, depth) is { } condition)
            {
                parts.Add(condition);
            }
        }

        return parts;
    }

    /// <summary>A rule inside another has no Next and no Assign.</summary>
    private static Condition? ReadNested(Fields fields, int depth) => ReadCondition(fields, depth + 1);

    private static Comparison? ReadComparison(Fields fields)
    {
        fields.Require("Variable");
        var variable = TemplateReader.Path(fields, "Variable");
        var operators = fields.Content.Names.Select(ChoiceOperator.Find).OfType<ChoiceOperator>().ToList();
        if (operators.Count != 1)
        {
            foreach (var each in operators)
            {
                fields.Has(each.Name);
            }

            fields.Faults.Schema(
                $"Exactly one of these fields is required: [{string.Join(", ", ChoiceOperator.Names)}]", fields.Pointer);
            return null;
        }

        var operand = ReadOperand(fields, operators[0]);
        return variable is null || operand is null ? null : new Comparison(variable, operators[0], operand);
    }

    private static Expression? ReadOperand(Fields fields, ChoiceOperator choice)
    {
        var value = fields.Value(choice.Name)!;
        switch (choice.Operand)
        {
            case OperandKind.Path:
                return TemplateReader.Path(fields, choice.Name);
            case OperandKind.Timestamp when value is JsonString text && !Timestamp.TryParse(text.Value, out _):
                fields.Faults.Schema("String does not match RFC3339 timestamp", fields.At(choice.Name));
                return null;
        }

        var fits = choice.Operand switch
        {
            OperandKind.Boolean => value is JsonBoolean,
            OperandKind.Number => value is JsonNumber,
            _ => value is JsonString,
        };
        if (!fits)
        {
            fields.Faults.Schema($"Expected value of type {choice.Operand}", fields.At(choice.Name));
        }

        return fits ? new ConstantExpression(value) : null;
    }
}
