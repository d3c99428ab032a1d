using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Base of every request to the service.</summary>
public partial class AmazonEventBridgeRequest : AmazonWebServiceRequest
{
}
