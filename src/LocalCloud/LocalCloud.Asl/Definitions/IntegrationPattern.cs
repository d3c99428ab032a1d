namespace LocalCloud.Asl.Definitions;

/// <summary>What an integration waits for.</summary>
public enum IntegrationPattern
{
    /// <summary>The service's answer.</summary>
    RequestResponse,

    /// <summary>The end of the job it started (<c>.sync</c>, <c>.sync:2</c>).</summary>
    RunAJob,

    /// <summary>SendTaskSuccess or SendTaskFailure with the task's token.</summary>
    WaitForTaskToken,
}
