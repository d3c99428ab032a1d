using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.ServiceQuotas.Model;

public class GetServiceQuotaRequest : AmazonServiceQuotasRequest
{
    public string ServiceCode { get; set; }

    public string QuotaCode { get; set; }

    public string ContextId { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("ServiceCode", ServiceCode);
        json.Put("QuotaCode", QuotaCode);
        json.Put("ContextId", ContextId);
        json.WriteEndObject();
    }
}

public class GetServiceQuotaResponse : AmazonWebServiceResponse
{
    public ServiceQuota Quota { get; set; }

    internal static GetServiceQuotaResponse Read(JsonElement json) => new() { Quota = json.Object("Quota", ServiceQuota.Read) };
}
