using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using LambdaProbe;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<ProbeJson>))]
[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "provided.al2023")]
