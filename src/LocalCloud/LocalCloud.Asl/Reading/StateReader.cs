using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Reads a state: what all types share, and each type's own fields.</summary>
internal sealed class StateReader(MachineReader machine)
{
    private readonly MapReader _maps = new(machine);

    public State? Read(string name, Fields fields)
    {
        fields.IsJsonata = machine.IsJsonata(fields);
        if (!fields.Require("Type"))
        {
            return null;
        }

        State? state = fields.Text("Type") switch
        {
            "Task" => ReadTask(name, fields),
            "Wait" => ReadWait(name, fields),
            "Pass" => ReadPass(name, fields),
            "Succeed" => new SucceedState(name) { Data = FlowReader.Through(fields) },
            "Fail" => ReadFail(name, fields),
            "Choice" => ChoiceReader.Read(name, fields),
            "Parallel" => ReadParallel(name, fields),
            "Map" => _maps.Read(name, fields),
            _ => null,
        };
        if (state is not null)
        {
            fields.RefuseUnknown();
        }
        else if (fields.Text("Type") is { } type && !Enum.GetNames<StateType>().Contains(type))
        {
            fields.Faults.Schema(
                "The field 'Type' should have one of these values: "
                + "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
                fields.At("Type"));
        }

        return state;
    }

    private static PassState ReadPass(string name, Fields fields) => new(name)
    {
        NextName = FlowReader.Next(fields),
        Result = fields.IsJsonata ? null : fields.Value("Result"),
        Data = FlowReader.WithResult(fields, hasSelector: false),
    };

    private static FailState ReadFail(string name, Fields fields)
    {
        fields.AtMostOne("Error", "ErrorPath");
        fields.AtMostOne("Cause", "CausePath");
        return new FailState(name)
        {
            Data = fields.IsJsonata ? new JsonataFlow() : new JsonPathFlow(),
            Error = Text(fields, "Error"),
            Cause = Text(fields, "Cause"),
        };
    }

    private static TextField? Text(Fields fields, string name)
    {
        if (JsonataReader.Query(fields, name, JsonataResult.Text) is { } query)
        {
            return new TextField(name, query);
        }

        if (fields.Text(name) is { } text)
        {
            return new TextField(name, new ConstantExpression(Json.JsonValue.Of(text)));
        }

        return TemplateReader.PathOrCall(fields, name + "Path") is { } value ? new TextField(name + "Path", value) : null;
    }

    private static WaitState ReadWait(string name, Fields fields)
    {
        fields.AtMostOne("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
        if (!fields.Has("Seconds") && !fields.Has("SecondsPath") && !fields.Has("Timestamp") && !fields.Has("TimestampPath"))
        {
            fields.Faults.Schema(
                "One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath]", fields.Pointer);
        }

        var query = JsonataReader.Query(fields, "Timestamp", JsonataResult.Timestamp);
        if (query is null && fields.Text("Timestamp") is { } timestamp && !Timestamp.TryParse(timestamp, out _))
        {
            fields.Faults.Schema("String does not match RFC3339 timestamp", fields.At("Timestamp"));
        }

        return new WaitState(name)
        {
            NextName = FlowReader.Next(fields),
            Data = FlowReader.Through(fields),
            Seconds = Seconds(fields, "Seconds", minimum: 0),
            Timestamp = query is null ? Time(fields) : new TimestampField(query),
        };
    }

    private static TimestampField? Time(Fields fields)
    {
        var value = fields.Value("Timestamp") is { } constant
            ? new ConstantExpression(constant)
            : (Expression?)TemplateReader.Path(fields, "TimestampPath");
        return value is null ? null : new TimestampField(value);
    }

    private static SecondsField? Seconds(Fields fields, string name, long minimum)
    {
        if (JsonataReader.Query(fields, name, JsonataResult.WholeNumber) is { } query)
        {
            return new SecondsField(name, query, minimum);
        }

        if (fields.Integer(name, minimum, SecondsField.Maximum) is { } seconds)
        {
            return new SecondsField(name, new ConstantExpression(Json.JsonValue.Of(seconds)), minimum);
        }

        return TemplateReader.Path(fields, name + "Path") is { } path
            ? new SecondsField(name + "Path", path, minimum)
            : null;
    }

    private TaskState? ReadTask(string name, Fields fields)
    {
        fields.AtMostOne("TimeoutSeconds", "TimeoutSecondsPath");
        fields.AtMostOne("HeartbeatSeconds", "HeartbeatSecondsPath");
        var hasResource = fields.Require("Resource");
        var timeout = Seconds(fields, "TimeoutSeconds", minimum: 1);
        var heartbeat = Seconds(fields, "HeartbeatSeconds", minimum: 1);
        if (timeout?.Value is ConstantExpression most && heartbeat?.Value is ConstantExpression beat
            && ((Json.JsonNumber)beat.Value).CompareTo((Json.JsonNumber)most.Value) >= 0)
        {
            fields.Faults.Schema("HeartbeatSeconds must be smaller than TimeoutSeconds", fields.At("HeartbeatSeconds"));
        }

        if (fields.Inner("Credentials") is { } credentials && !credentials.Has("RoleArn") && !credentials.Has("RoleArn.$"))
        {
            fields.Faults.Schema("The field 'RoleArn' is required but was missing", fields.At("Credentials"));
        }

        var resource = hasResource ? ReadResource(fields) : null;
        var (next, data) = (FlowReader.Next(fields), FlowReader.WithResult(fields, hasSelector: true));
        var (retriers, catchers) = (RetryReader.Retriers(fields), RetryReader.Catchers(fields));
        var role = FlowReader.ObjectTemplate(fields, "Credentials");
        return resource is null ? Refused(fields) : new TaskState(name, resource)
        {
            NextName = next,
            Data = data,
            Retriers = retriers,
            Catchers = catchers,
            Timeout = timeout,
            Heartbeat = heartbeat,
            Credentials = role,
        };
    }

    private static TaskState? Refused(Fields fields)
    {
        fields.RefuseUnknown();
        return null;
    }

    private TaskResource? ReadResource(Fields fields)
    {
        if (fields.Text("Resource") is not { } arn)
        {
            return null;
        }

        var resource = TaskResource.TryParse(arn);
        if (resource is null || !machine.Options.IsAvailable(resource))
        {
            fields.Faults.Schema(
                $"The resource provided {arn} is not recognized. "
                + "The value is not a valid resource ARN, or the resource is not available in this region.",
                fields.At("Resource"));
            return null;
        }

        var refused = (resource.Kind, resource.Pattern) switch
        {
            (TaskResourceKind.Activity, _) => "Activity ARN",
            (_, IntegrationPattern.RunAJob) => "'.sync' service integration",
            (_, IntegrationPattern.WaitForTaskToken) => "'.waitForTaskToken' service integration ",
            _ => null,
        };
        if (machine.Options.IsExpress && refused is not null)
        {
            fields.Faults.Schema($"Express state machine does not support {refused}", fields.At("Resource"));
        }

        return resource;
    }

    private ParallelState? ReadParallel(string name, Fields fields)
    {
        var isWhole = fields.Require("Branches");
        if (fields.Array("Branches") is { Count: 0 })
        {
            fields.Faults.Schema("Value cannot be empty", fields.At("Branches"));
        }

        var branches = new List<Flow>();
        foreach (var branch in fields.List("Branches"))
        {
            if (machine.ReadInner(branch) is { } flow)
            {
                branches.Add(flow);
            }

            branch.RefuseUnknown();
        }

        var state = new ParallelState(name, branches)
        {
            NextName = FlowReader.Next(fields),
            Data = FlowReader.WithResult(fields, hasSelector: true),
            Retriers = RetryReader.Retriers(fields),
            Catchers = RetryReader.Catchers(fields),
        };
        if (isWhole)
        {
            return state;
        }

        fields.RefuseUnknown();
        return null;
    }
}
