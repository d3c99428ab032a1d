using Amazon.ServiceQuotas.Model;
using Amazon.StandIns;

namespace Amazon.ServiceQuotas.Internal;

/// <summary>The operations, as the wire has them.</summary>
internal static class Operations
{
    private static readonly JsonService s_service = new()
    {
        Namespace = "Amazon.ServiceQuotas",
        ApiVersion = "2019-06-24",
        ContentType = "application/x-amz-json-1.1",
        TargetPrefix = "ServiceQuotasV20190624",
        Errors = Errors.ByName,
        OtherError = Errors.Other,
    };

    public static readonly JsonOperation<GetAWSDefaultServiceQuotaRequest, GetAWSDefaultServiceQuotaResponse> GetAWSDefaultServiceQuota =
        s_service.Rpc<GetAWSDefaultServiceQuotaRequest, GetAWSDefaultServiceQuotaResponse>("GetAWSDefaultServiceQuota", static (r, json) => r.Write(json), GetAWSDefaultServiceQuotaResponse.Read);

    public static readonly JsonOperation<GetServiceQuotaRequest, GetServiceQuotaResponse> GetServiceQuota =
        s_service.Rpc<GetServiceQuotaRequest, GetServiceQuotaResponse>("GetServiceQuota", static (r, json) => r.Write(json), GetServiceQuotaResponse.Read);
}
