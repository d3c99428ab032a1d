using Amazon.Runtime;

namespace Amazon.ServiceQuotas.Model;

/// <summary>Base of every request to the service.</summary>
public partial class AmazonServiceQuotasRequest : AmazonWebServiceRequest
{
}
