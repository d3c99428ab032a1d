using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Reading;

/// <summary>Reads the machine itself and the flows in it.</summary>
internal sealed class MachineReader
{
    private const int MaximumDepth = 50;

    private readonly Faults _faults;
    private readonly StateReader _states;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _isJsonata;
    private int _depth;

    public MachineReader(DefinitionOptions options, Faults faults)
    {
        _faults = faults;
        Options = options;
        _states = new StateReader(this);
    }

    /// <summary>What the machine is checked against.</summary>
    public DefinitionOptions Options { get; private set; }

    /// <summary>Reads the document.</summary>
    public StateMachine? Read(JsonObject content)
    {
        var fields = new Fields(content, "", _faults);
        var version = fields.Text("Version");
        if (version is not (null or "1.0"))
        {
            _faults.Schema("The field 'Version' should have one of these values: [1.0]", fields.At("Version"));
        }

        _isJsonata = IsJsonata(fields);
        var timeout = fields.Integer("TimeoutSeconds", 1, 99_999_999);
        var flow = ReadFlow(fields);
        fields.RefuseUnknown();
        return flow is null ? null : new StateMachine(flow, timeout);
    }

    /// <summary>Reads a nested flow whose fields stand in an object of their own, with a language of its own perhaps.</summary>
    public Flow? ReadInner(Fields fields)
    {
        if (++_depth > MaximumDepth)
        {
            _faults.Schema($"States must not nest deeper than {MaximumDepth}", fields.Pointer);
            return null;
        }

        var flow = ReadFlow(fields);
        _depth--;
        return flow;
    }

    /// <summary>Reads with other options (the processor of a Map with EXPRESS children).</summary>
    public Flow? ReadInner(Fields fields, bool isExpress)
    {
        var kept = Options;
        Options = kept with { IsExpress = isExpress };
        var flow = ReadInner(fields);
        Options = kept;
        return flow;
    }

    /// <summary>Whether a machine or a state is written in JSONata. A state may be where its machine is not, but not the other way.</summary>
    public bool IsJsonata(Fields fields)
    {
        switch (fields.Text("QueryLanguage"))
        {
            case null:
                return _isJsonata;
            case "JSONPath":
                if (_isJsonata)
                {
                    _faults.Schema(
                        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", fields.At("QueryLanguage"));
                }

                return false;
            case "JSONata":
                return true;
            default:
                _faults.Schema(
                    "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
                    fields.At("QueryLanguage"));
                return false;
        }
    }

    private Flow? ReadFlow(Fields fields)
    {
        var isComplete = fields.Require("States", "StartAt");
        var startAt = fields.Text("StartAt");
        var content = fields.Object("States");
        if (content is null)
        {
            return null;
        }

        if (content.Count == 0)
        {
            _faults.Schema("Value cannot be empty", fields.At("States"));
            return null;
        }

        var states = new List<State>();
        var isWhole = true;
        foreach (var (name, value) in content.Members)
        {
            var state = ReadState(name, value, $"{fields.At("States")}/{Fields.Escape(name)}");
            isWhole &= state is not null;
            if (state is not null)
            {
                states.Add(state);
            }
        }

        if (!isComplete || startAt is null)
        {
            return null;
        }

        if (content[startAt] is null)
        {
            _faults.Add("MISSING_TRANSITION_TARGET", $"Missing 'StartAt' target: {startAt}", fields.At("StartAt"));
            return null;
        }

        var resolved = FlowResolver.Resolve(fields, content, states, startAt, isWhole);
        return isWhole ? resolved : null;
    }

    private State? ReadState(string name, JsonValue value, string pointer)
    {
        if (name.Length is 0 or > 80)
        {
            _faults.Schema("State name must have a length between 1 and 80", pointer);
        }

        if (!_names.Add(name))
        {
            _faults.Add("DUPLICATE_STATE_NAME", $"Duplicate State name: {name}", pointer);
        }

        if (value is JsonObject content)
        {
            return _states.Read(name, new Fields(content, pointer, _faults));
        }

        _faults.Schema("Expected value of type Object", pointer);
        return null;
    }
}
