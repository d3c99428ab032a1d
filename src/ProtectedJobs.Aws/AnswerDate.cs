using System.Globalization;
using Amazon.Runtime;

namespace ProtectedJobs.Aws;

/// <summary>The Date header of a client's answers: the service's clock, by which starts are settled.</summary>
internal sealed class AnswerDate
{
    private static readonly AsyncLocal<AnswerDate?> s_current = new();
    private DateTimeOffset? _date;

    /// <summary>Reads the header of every answer of a client.</summary>
    public static void Watch(AmazonServiceClient client) => client.AfterResponseEvent += static (_, args) =>
    {
        if (s_current.Value is { } current
            && args is WebServiceResponseEventArgs { ResponseHeaders: { } headers }
            && headers.TryGetValue("Date", out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            current._date = date;
        }
    };

    /// <summary>Makes a call and tells when it was answered.</summary>
    /// <param name="call">The call, of a watched client.</param>
    /// <exception cref="InvalidDataException">The answer had no Date.</exception>
    public static async Task<(T Answer, DateTimeOffset Date)> OfAsync<T>(Func<Task<T>> call)
    {
        var date = new AnswerDate();
        s_current.Value = date;
        var answer = await call();
        return (answer, date._date ?? throw new InvalidDataException("The service's answer has no Date header; a start cannot be settled without one."));
    }
}
