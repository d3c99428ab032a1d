using Amazon.Runtime.Internal;

namespace Amazon.StandIns;

/// <summary>What a client adds to the SDK's pipeline: after marshalling choose the signature, then the endpoint.</summary>
internal static class StandInPipeline
{
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
    }
}
