using Amazon.Runtime;

namespace Amazon.CleanRooms.Model;

/// <summary>Base of every request to the service.</summary>
public partial class AmazonCleanRoomsRequest : AmazonWebServiceRequest
{
}
