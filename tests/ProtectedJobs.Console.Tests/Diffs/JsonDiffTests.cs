using ProtectedJobs.Console.Diffs;

namespace ProtectedJobs.Console.Tests.Diffs;

public sealed class JsonDiffTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", "")]
    [InlineData("""{"a":1}""", """{"a":1.0}""", "")]
    [InlineData("""{"a":1}""", """{"a":2}""", "Changed a 1 2")]
    [InlineData("""{"a":{"b":[1,2]}}""", """{"a":{"b":[1,3,4]}}""", "Changed a.b[1] 2 3;Added a.b[2]  4")]
    [InlineData("""{"a":1}""", "{}", "Removed a 1 ")]
    [InlineData("""{"a":1}""", "[]", """Changed $ {"a":1} []""")]
    [InlineData("""{"a":null}""", "{}", "Removed a null ")]
    [InlineData("no JSON", "{}", "Changed $ no JSON {}")]
    public void Diff_OfTwoDocuments_TellsWhere(string before, string after, string told) =>
        Assert.Equal(told, string.Join(';', JsonDiff.Of(before, after).Select(one => $"{one.Kind} {one.Path} {one.Before} {one.After}")));

    [Fact]
    public void Diff_FromNothing_IsAllAdded() =>
        Assert.Equal(DifferenceKind.Added, Assert.Single(JsonDiff.Of(null, "{}")).Kind);

    [Fact]
    public void Indent_OfTextThatIsNoJson_LeavesItAlone() => Assert.Equal("<x>", JsonDiff.Indent("<x>"));
}
