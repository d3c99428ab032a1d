namespace ProtectedJobs.Cli.Samples;

/// <summary>A request whose membership and analysis template exist on a fresh local cloud.</summary>
internal static class SampleRequest
{
    /// <summary>The request, indented.</summary>
    public const string Json = """
        {
          "type": "PYSPARK",
          "membershipIdentifier": "11111111-2222-4333-8444-555555555555",
          "jobParameters": {
            "analysisTemplateArn": "arn:aws:cleanrooms:us-east-1:000000000000:membership/11111111-2222-4333-8444-555555555555/analysistemplate/66666666-7777-4888-8999-000000000000",
            "parameters": {
              "audience": "all"
            }
          },
          "resultConfiguration": {
            "outputConfiguration": {
              "member": {
                "accountId": "000000000000"
              }
            }
          },
          "computeConfiguration": {
            "worker": {
              "type": "CR.1X",
              "number": 4
            }
          },
          "orchestration": {
            "deadlineSeconds": 3600,
            "runTokenParameter": "run_token",
            "tags": {
              "sample": "true"
            }
          }
        }
        """;
}
