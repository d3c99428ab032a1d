using LocalCloud.Asl.Inspection;
using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Services.StepFunctions.Requests;

namespace LocalCloud.Services.StepFunctions.Definitions;

/// <summary>ValidateStateMachineDefinition: every fault at once, with its place; warnings for who asks for that severity.</summary>
internal sealed class ValidateOperations(MachineDefinitions definitions) : IOperations
{
    public IEnumerable<Operation> Operations =>
        [new("ValidateStateMachineDefinition", (request, _) => Task.FromResult(Validate(request)))];

    private Answer Validate(Request request)
    {
        var definition = request.Text("definition", 1_048_576, 1);
        var type = request.OptionalChoice("type", Machine.Standard, Machine.Express) ?? Machine.Standard;
        var isStrict = request.OptionalChoice("severity", "ERROR", "WARNING") == "WARNING";
        var count = request.MaxResults(most: 100);
        var faults = definitions.Read(definition, type).Diagnostics;
        var told = faults.Select(fault => (Severity: "ERROR", Fault: fault)).ToList();
        if (isStrict)
        {
            told.AddRange(DefinitionWarnings.Of(definition).Select(fault => ("WARNING", fault)));
        }

        return json =>
        {
            json.WriteString("result", faults.Count == 0 ? "OK" : "FAIL");
            json.WritePage("diagnostics", told.Take(count), null, static (json, item) =>
            {
                json.WriteString("severity", item.Severity);
                json.WriteString("code", item.Fault.Code);
                json.WriteString("message", item.Fault.Message);
                json.WriteString("location", item.Fault.Location);
            });
            json.WriteBoolean("truncated", told.Count > count);
        };
    }
}
