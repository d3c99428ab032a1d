using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Services.StepFunctions.Requests;

namespace LocalCloud.Services.StepFunctions.Definitions;

/// <summary>ValidateStateMachineDefinition: every fault at once, with its place.</summary>
internal sealed class ValidateOperations(MachineDefinitions definitions) : IOperations
{
    public IEnumerable<Operation> Operations =>
        [new("ValidateStateMachineDefinition", (request, _) => Task.FromResult(Validate(request)))];

    private Answer Validate(Request request)
    {
        var definition = request.Text("definition", 1_048_576, 1);
        var type = request.OptionalChoice("type", Machine.Standard, Machine.Express) ?? Machine.Standard;
        _ = request.OptionalChoice("severity", "ERROR", "WARNING");
        var count = request.MaxResults(most: 100);
        var faults = definitions.Read(definition, type).Diagnostics;
        return json =>
        {
            json.WriteString("result", faults.Count == 0 ? "OK" : "FAIL");
            json.WritePage("diagnostics", faults.Take(count), null, static (json, fault) =>
            {
                json.WriteString("severity", "ERROR");
                json.WriteString("code", fault.Code);
                json.WriteString("message", fault.Message);
                json.WriteString("location", fault.Location);
            });
            json.WriteBoolean("truncated", faults.Count > count);
        };
    }
}
