using ProtectedJobs.Functions.Hosting;

namespace ProtectedJobs.Functions.Tests.Hosting;

public sealed class SettingsTests
{
    private readonly Dictionary<string, string> _environment = new()
    {
        ["LEDGER_BUCKET"] = "ledger",
        ["EVENT_BUS"] = "bus",
        ["AWS_REGION"] = "us-east-1",
    };

    [Fact]
    public void Environment_OfADeployment_SaysWhereThingsAre()
    {
        _environment["EVENT_SOURCE"] = "com.example.jobs";
        _environment["CRPU_PRICES"] = "eu-west-1=2.06 USD, us-east-1=2.00 USD 2026-08";

        var settings = Read();

        Assert.Equal(("ledger", "bus", "com.example.jobs"), (settings.Aws.LedgerBucket, settings.Aws.EventBus, settings.Aws.EventSource));
        Assert.Equal((2.00m, "USD", "2026-08"), (settings.Price!.Rate, settings.Price.Currency, settings.Price.AsOf));
        Assert.False(settings.Aws.S3PathStyle);
    }

    [Fact]
    public void Price_ThatTheDeploymentDoesNotSay_IsNone()
    {
        _environment["CRPU_PRICES"] = "eu-west-1=2.06 USD";

        Assert.Null(Read().Price);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_S3")]
    public void Endpoint_OfALocalCloud_PutsBucketsInThePath(string variable)
    {
        _environment[variable] = "http://127.0.0.1:4570";

        Assert.True(Read().Aws.S3PathStyle);
    }

    [Theory]
    [InlineData("LEDGER_BUCKET")]
    [InlineData("EVENT_BUS")]
    [InlineData("AWS_REGION")]
    public void Variable_ThatIsMissing_IsNamed(string variable)
    {
        _environment.Remove(variable);

        var error = Assert.Throws<InvalidOperationException>(Read);

        Assert.Contains(variable, error.Message, StringComparison.Ordinal);
    }

    private Settings Read() => Settings.Read(_environment.GetValueOrDefault);
}
