using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// Writes a state: a version, the JSON values that occur (each once, as its text, however many frames share it), then the
/// fields, which name values by number.
/// </summary>
internal sealed class StateWriter : IDisposable
{
    /// <summary>The version written. A later one must still be read by later code: only append.</summary>
    public const byte Version = 2;

    private readonly MemoryStream _body = new();
    private readonly BinaryWriter _writer;
    private readonly Dictionary<JsonValue, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<JsonValue> _values = [];

    private StateWriter() => _writer = new BinaryWriter(_body);

    public static byte[] Write(ExecutionState state)
    {
        using var writer = new StateWriter();
        writer.WriteState(state);
        writer._writer.Flush();
        using var whole = new MemoryStream();
        using var head = new BinaryWriter(whole);
        head.Write(Version);
        head.Write7BitEncodedInt(writer._values.Count);
        foreach (var value in writer._values)
        {
            head.Write(value.ToText());
        }

        head.Flush();
        writer._body.WriteTo(whole);
        return whole.ToArray();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _body.Dispose();
    }

    private void WriteState(ExecutionState state)
    {
        var info = state.Info;
        _writer.Write(info.Arn);
        _writer.Write(info.Name);
        _writer.Write(info.RoleArn);
        Write(info.StartTime);
        _writer.Write(info.StateMachineArn);
        _writer.Write(info.StateMachineName);
        _writer.Write(info.Region);
        WriteSome(info.StateMachineVersionArn);
        WriteSome(info.StateMachineAliasArn);
        Write(state.Input);
        _writer.Write((byte)state.Status);
        WriteSome(state.Output);
        WriteSome(state.Error);
        WriteSome(state.Cause);
        _writer.Write7BitEncodedInt64(state.LastEventId);
        _writer.Write7BitEncodedInt(state.RedriveCount);
        _writer.Write(state.RedriveTime is not null);
        Write(state.RedriveTime ?? default);
        _writer.Write7BitEncodedInt(state.NextFrameId);
        _writer.Write7BitEncodedInt64(state.NextTimerId);
        Write(state.Timeout);
        _writer.Write7BitEncodedInt(state.Frames.Count);
        foreach (var frame in state.Frames)
        {
            WriteFrame(frame);
        }
    }

    private void WriteFrame(Frame frame)
    {
        _writer.Write7BitEncodedInt(frame.Id);
        _writer.Write7BitEncodedInt(frame.ParentId);
        _writer.Write7BitEncodedInt(frame.Index);
        WriteSome(frame.Item?.Value);
        _writer.Write7BitEncodedInt(frame.Item?.Index ?? 0);
        _writer.Write(frame.State.Name);
        Write(frame.Input);
        Write(frame.Variables);
        _writer.Write((byte)frame.Phase);
        _writer.Write7BitEncodedInt64(frame.Previous);
        _writer.Write7BitEncodedInt64(frame.BeforeEntered);
        _writer.Write7BitEncodedInt64(frame.EnteredId);
        Write(frame.EnteredTime);
        _writer.Write7BitEncodedInt(frame.RetryCount);
        _writer.Write7BitEncodedInt(frame.Counters?.Length ?? 0);
        foreach (var counter in frame.Counters ?? [])
        {
            _writer.Write7BitEncodedInt(counter);
        }

        Write(frame.Alarm);
        Write(frame.Task);
        Write(frame.Children);
        _writer.Write(frame.MapRun is not null);
        if (frame.MapRun is { } run)
        {
            _writer.Write7BitEncodedInt64(run.Id);
            WriteSome(run.Arn);
            _writer.Write7BitEncodedInt(run.Redrives);
        }
    }

    private void Write(PendingTask? task)
    {
        _writer.Write(task is not null);
        if (task is not null)
        {
            _writer.Write7BitEncodedInt64(task.Id);
            Write(task.Parameters);
            WriteSome(task.Credentials);
            _writer.Write(task.IsStarted);
            _writer.Write(task.IsSubmitted);
            _writer.Write7BitEncodedInt64(task.TimeoutSeconds ?? 0);
            _writer.Write7BitEncodedInt64(task.HeartbeatSeconds ?? 0);
            Write(task.Timeout);
            Write(task.Heartbeat);
        }
    }

    private void Write(Children? children)
    {
        _writer.Write(children is not null);
        if (children is not null)
        {
            _writer.Write7BitEncodedInt(children.Results.Length);
            foreach (var result in children.Results)
            {
                WriteSome(result);
            }

            Write(children.Arguments);
            WriteSome(children.Items);
            _writer.Write7BitEncodedInt(children.Concurrency);
            _writer.Write7BitEncodedInt(children.Next);
            _writer.Write7BitEncodedInt(children.Done);
        }
    }

    private void Write(Alarm? alarm)
    {
        _writer.Write(alarm is not null);
        if (alarm is not null)
        {
            _writer.Write7BitEncodedInt64(alarm.Id);
            Write(alarm.Due);
        }
    }

    private void Write(DateTimeOffset time) => _writer.Write(time.UtcTicks);

    private void WriteSome(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null)
        {
            _writer.Write(text);
        }
    }

    private void WriteSome(JsonValue? value) => _writer.Write7BitEncodedInt(value is null ? 0 : NumberOf(value));

    private void Write(JsonValue value) => _writer.Write7BitEncodedInt(NumberOf(value));

    private int NumberOf(JsonValue value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            _values.Add(value);
            number = _values.Count;
            _numbers.Add(value, number);
        }

        return number;
    }
}
