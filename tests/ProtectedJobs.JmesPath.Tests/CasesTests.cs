using System.Text.Json;
using Testing;

namespace ProtectedJobs.JmesPath.Tests;

/// <summary>cases.json: documents, expressions on them, and the answer or error kind the specification asks for.</summary>
public sealed class CasesTests
{
    private static readonly JsonElement s_groups = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "ProtectedJobs.JmesPath.Tests", "cases.json"))).RootElement;

    public static TheoryData<int, int, string> Cases()
    {
        var data = new TheoryData<int, int, string>();
        foreach (var (group, g) in s_groups.EnumerateArray().Index())
        {
            foreach (var (at, testCase) in g.GetProperty("cases").EnumerateArray().Index())
            {
                data.Add(group, at, testCase.GetProperty("expression").GetString()!);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Search_Case_GivesTheSpecifiedAnswer(int group, int at, string expression)
    {
        var testCase = s_groups[group].GetProperty("cases")[at];
        if (testCase.TryGetProperty("error", out var error))
        {
            var thrown = Assert.Throws<JmesPathException>(() => Search(expression, group));
            Assert.Equal(error.GetString(), Name(thrown.Kind));
        }
        else
        {
            var found = Search(expression, group);
            Assert.True(
                JsonElement.DeepEquals(testCase.GetProperty("result"), found),
                $"{expression}: wanted {testCase.GetProperty("result")}, found {found}");
        }
    }

    private static JsonElement Search(string expression, int group) =>
        JmesPathExpression.Parse(expression).Search(s_groups[group].GetProperty("given"));

    private static string Name(JmesPathErrorKind kind) => kind switch
    {
        JmesPathErrorKind.Syntax => "syntax",
        JmesPathErrorKind.InvalidType => "invalid-type",
        JmesPathErrorKind.InvalidValue => "invalid-value",
        JmesPathErrorKind.InvalidArity => "invalid-arity",
        _ => "unknown-function",
    };
}
