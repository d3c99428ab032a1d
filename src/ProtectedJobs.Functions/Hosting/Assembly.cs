using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using ProtectedJobs.Functions.Hosting;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<FunctionsJson>))]
[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "provided.al2023")]
