using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class StateEnteredEventDetails
{
    public string Name { get; set; }

    public string Input { get; set; }

    public HistoryEventExecutionDataDetails InputDetails { get; set; }

    internal static StateEnteredEventDetails Read(JsonElement json) => new()
    {
        Name = json.Text("name"),
        Input = json.Text("input"),
        InputDetails = json.Object("inputDetails", HistoryEventExecutionDataDetails.Read),
    };
}

public class StateExitedEventDetails
{
    public string Name { get; set; }

    public string Output { get; set; }

    public HistoryEventExecutionDataDetails OutputDetails { get; set; }

    public Dictionary<string, string> AssignedVariables { get; set; }

    public AssignedVariablesDetails AssignedVariablesDetails { get; set; }

    internal static StateExitedEventDetails Read(JsonElement json) => new()
    {
        Name = json.Text("name"),
        Output = json.Text("output"),
        OutputDetails = json.Object("outputDetails", HistoryEventExecutionDataDetails.Read),
        AssignedVariables = json.TextMap("assignedVariables"),
        AssignedVariablesDetails = json.Object("assignedVariablesDetails", AssignedVariablesDetails.Read),
    };
}
