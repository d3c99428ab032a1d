using System.Globalization;
using System.Text;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class PagePlaceTests
{
    private static readonly PagePlace s_place = new(Sights.Start, "m");

    [Theory]
    [InlineData(1, "z", false)]
    [InlineData(0, "a", false)]
    [InlineData(0, "m", false)]
    [InlineData(0, "n", true)]
    [InlineData(-1, "a", true)]
    public void Runs_StartedBefore_OrThenAndLaterById_ComeBehind(int milliseconds, string runId, bool isBehind) =>
        Assert.Equal(isBehind, s_place.IsBefore(Sights.Start.AddMilliseconds(milliseconds), runId));

    [Fact]
    public void Token_GivesThePlaceBack() => Assert.Equal(s_place, PagePlace.Parse(s_place.ToToken()));

    [Theory]
    [InlineData("1|0|x", true)]
    [InlineData("1|0|", true)]
    [InlineData("1|253402300799999|x", true)]
    [InlineData("1|253402300800000|x", false)]
    [InlineData("1|99999999999999999999|x", false)]
    [InlineData("1|-1|x", false)]
    [InlineData("1|one|x", false)]
    [InlineData("2|0|x", false)]
    [InlineData("1|0|x|y", false)]
    [InlineData("1|0", false)]
    [InlineData("", false)]
    public void Token_OfAnyText_IsRead_OrIsNone(string text, bool isOurs)
    {
        var place = PagePlace.Parse(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(isOurs ? text : null, place is { } read ? string.Create(CultureInfo.InvariantCulture, $"1|{read.StartedAt.ToUnixTimeMilliseconds()}|{read.RunId}") : null);
    }
}
