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
        _ => "",
    };
}
