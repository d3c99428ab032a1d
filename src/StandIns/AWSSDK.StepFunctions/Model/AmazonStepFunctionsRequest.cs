using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Base of every request to the service.</summary>
public partial class AmazonStepFunctionsRequest : AmazonWebServiceRequest
{
}
