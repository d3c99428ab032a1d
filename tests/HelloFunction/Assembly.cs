using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using HelloFunction;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<HelloJson>))]
[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "provided.al2023")]
