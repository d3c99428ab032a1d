using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.ServiceQuotas.Model;

public class GetAWSDefaultServiceQuotaRequest : AmazonServiceQuotasRequest
{
    public string ServiceCode { get; set; }

    public string QuotaCode { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("ServiceCode", ServiceCode);
        json.Put("QuotaCode", QuotaCode);
        json.WriteEndObject();
    }
}

public class GetAWSDefaultServiceQuotaResponse : AmazonWebServiceResponse
{
    public ServiceQuota Quota { get; set; }

    internal static GetAWSDefaultServiceQuotaResponse Read(JsonElement json) => new() { Quota = json.Object("Quota", ServiceQuota.Read) };
}
