using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace ProtectedJobs.Cli.Doctor;

/// <summary>The account's quotas of Clean Rooms, asked of Service Quotas by signed calls of our own: its client is no package we have.</summary>
/// <param name="http">Carries the calls.</param>
/// <param name="endpoint">Where Service Quotas is.</param>
/// <param name="region">Its Region.</param>
/// <param name="credentials">Who asks; needs servicequotas:ListServiceQuotas.</param>
internal sealed class AccountQuotas(HttpClient http, Uri endpoint, string region, AWSCredentials credentials)
{
    /// <summary>PySpark jobs at a time in the account.</summary>
    public const string Jobs = "L-B45D79BC";

    /// <summary>vCPUs of PySpark jobs at a time in the account.</summary>
    public const string Vcpus = "L-26B93E43";

    private const string Service = "servicequotas";

    /// <summary>Where Service Quotas is in a Region.</summary>
    public static Uri EndpointIn(string region) => new($"https://{Service}.{region}.amazonaws.com/");

    /// <summary>Reads them, by their codes.</summary>
    /// <exception cref="HttpRequestException">They could not be read; the message begins with AWS's code, if there is one.</exception>
    public async Task<IReadOnlyDictionary<string, double>> ReadAsync(CancellationToken cancellationToken)
    {
        var quotas = new Dictionary<string, double>(StringComparer.Ordinal);
        string? page = null;
        do
        {
            var answer = await AskAsync(page, cancellationToken);
            foreach (var quota in answer.GetProperty("Quotas").EnumerateArray())
            {
                quotas[quota.GetProperty("QuotaCode").GetString()!] = quota.GetProperty("Value").GetDouble();
            }

            page = answer.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (page is not null);
        return quotas;
    }

    private async Task<JsonElement> AskAsync(string? page, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["ServiceCode"] = "cleanrooms" };
        if (page is not null)
        {
            input["NextToken"] = page;
        }

        var body = Encoding.UTF8.GetBytes(input.ToJsonString());
        using var signed = new DefaultRequest(new ListServiceQuotas(), Service)
        {
            HttpMethod = "POST",
            Endpoint = endpoint,
            ResourcePath = "/",
            Content = body,
            OverrideSigningServiceName = Service,
        };
        signed.Headers["X-Amz-Target"] = "ServiceQuotasV20190624.ListServiceQuotas";
        var who = await credentials.GetCredentialsAsync();
        if (who.UseToken)
        {
            signed.Headers["X-Amz-Security-Token"] = who.Token;
        }

        var config = new AmazonEventBridgeConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = region };
        var signature = new AWS4Signer().SignRequest(signed, config, null, who.AccessKey, who.SecretKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
        foreach (var (name, value) in signed.Headers.Where(header => header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new HttpRequestException(Words(text, (int)answer.StatusCode));
    }

    private static string Words(string text, int status)
    {
        try
        {
            var error = JsonElement.Parse(text);
            return $"{error.GetProperty("__type").GetString()!.Split('#')[^1]}: {(error.TryGetProperty("Message", out var words) || error.TryGetProperty("message", out words) ? words.GetString() : "")}";
        }
        catch (Exception strange) when (strange is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"Service Quotas answered {status}";
        }
    }

    private sealed class ListServiceQuotas : AmazonWebServiceRequest;
}
