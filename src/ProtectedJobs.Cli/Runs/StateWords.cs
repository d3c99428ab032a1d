namespace ProtectedJobs.Cli.Runs;

/// <summary>What a state of the product's state machine does, in words.</summary>
internal static class StateWords
{
    public static string Of(string state) => state switch
    {
        "StartJob" => "starts the protected job",
        "AwaitTurn" => "waits for the membership's turn",
        "AwaitApproval" => "waits for somebody's approval",
        "AwaitJob" => "waits for the protected job",
        "PollJob" => "looks at the protected job",
        "CancelJob" => "cancels the protected job",
        "CollectResult" => "collects the results",
        "AnnounceCompletion" => "announces the completion",
        "EndFailed" => "ends the run, and announces how",
        "PrepareBatch" => "checks the requests, and names their runs",
        "RunAll" => "runs them, a membership's one after the other",
        "EndBatch" => "sums up the batch, and announces it",
        "FailBatch" => "stops what is under way, sums up the batch, and announces it",
        _ => "",
    };
}
