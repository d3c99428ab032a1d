using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Every shape of handler, reduced to one: read the input, write the output.</summary>
internal delegate Task InvocationHandler(Stream input, ILambdaContext context, Stream output);
