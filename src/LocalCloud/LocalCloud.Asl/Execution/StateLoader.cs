using System.Text;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
internal sealed class StateLoader : IDisposable
{
    private readonly BinaryReader _reader;
    private readonly StateMachine _machine;
    private readonly JsonValue[] _values;
    private readonly byte _version;

    private StateLoader(byte[] bytes, StateMachine machine)
    {
        _machine = machine;
        _reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        _version = _reader.ReadByte();
        if (_version is 0 or > StateWriter.Version)
        {
            throw new InvalidDataException(
                $"The execution state is of version {_version}; this program reads 1 to {StateWriter.Version}.");
        }

        _values = new JsonValue[_reader.Read7BitEncodedInt()];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = JsonValue.Parse(_reader.ReadString());
        }
    }

    public static ExecutionState Read(ReadOnlySpan<byte> bytes, StateMachine machine)
    {
        try
        {
            using var loader = new StateLoader(bytes.ToArray(), machine);
            return loader.ReadState();
        }
        catch (Exception fault) when (
            fault is EndOfStreamException or FormatException or JsonSyntaxException or KeyNotFoundException
                or IndexOutOfRangeException or OverflowException or InvalidCastException)
        {
            throw new InvalidDataException("The bytes are no state of an execution of this machine.", fault);
        }
    }

    public void Dispose() => _reader.Dispose();

    private ExecutionState ReadState()
    {
        var info = new ExecutionInfo
        {
            Arn = _reader.ReadString(),
            Name = _reader.ReadString(),
            RoleArn = _reader.ReadString(),
            StartTime = ReadTime(),
            StateMachineArn = _reader.ReadString(),
            StateMachineName = _reader.ReadString(),
            Region = _reader.ReadString(),
            StateMachineVersionArn = _version >= 2 ? ReadSomeText() : null,
            StateMachineAliasArn = _version >= 2 ? ReadSomeText() : null,
        };
        return new ExecutionState
        {
            Info = info,
            Input = ReadValue(),
            Status = (ExecutionStatus)_reader.ReadByte(),
            Output = ReadSomeValue(),
            Error = ReadSomeText(),
            Cause = ReadSomeText(),
            LastEventId = _reader.Read7BitEncodedInt64(),
            RedriveCount = _reader.Read7BitEncodedInt(),
            RedriveTime = _reader.ReadBoolean() ? ReadTime() : SkipTime(),
            NextFrameId = _reader.Read7BitEncodedInt(),
            NextTimerId = _reader.Read7BitEncodedInt64(),
            Timeout = ReadAlarm(),
            Frames = ReadFrames(),
        };
    }

    private Frame[] ReadFrames()
    {
        var frames = new Frame[_reader.Read7BitEncodedInt()];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = ReadFrame();
        }

        return frames;
    }

    private Frame ReadFrame() => new()
    {
        Id = _reader.Read7BitEncodedInt(),
        ParentId = _reader.Read7BitEncodedInt(),
        Index = _reader.Read7BitEncodedInt(),
        Item = ReadItem(),
        State = _machine.StateOf(_reader.ReadString()),
        Input = ReadValue(),
        Variables = (JsonObject)ReadValue(),
        Phase = (FramePhase)_reader.ReadByte(),
        Previous = _reader.Read7BitEncodedInt64(),
        BeforeEntered = _reader.Read7BitEncodedInt64(),
        EnteredId = _reader.Read7BitEncodedInt64(),
        EnteredTime = ReadTime(),
        RetryCount = _reader.Read7BitEncodedInt(),
        Counters = ReadCounters(),
        Alarm = ReadAlarm(),
        Task = ReadTask(),
        Children = ReadChildren(),
        MapRun = _reader.ReadBoolean()
            ? new PendingMapRun(_reader.Read7BitEncodedInt64(), ReadSomeText(), _reader.Read7BitEncodedInt())
            : null,
    };

    private MapItem? ReadItem()
    {
        var value = ReadSomeValue();
        var index = _reader.Read7BitEncodedInt();
        return value is null ? null : new MapItem(index, value);
    }

    private int[]? ReadCounters()
    {
        var counters = new int[_reader.Read7BitEncodedInt()];
        for (var i = 0; i < counters.Length; i++)
        {
            counters[i] = _reader.Read7BitEncodedInt();
        }

        return counters.Length == 0 ? null : counters;
    }

    private PendingTask? ReadTask() => !_reader.ReadBoolean() ? null : new PendingTask
    {
        Id = _reader.Read7BitEncodedInt64(),
        Parameters = ReadValue(),
        Credentials = ReadSomeValue(),
        IsStarted = _reader.ReadBoolean(),
        IsSubmitted = _reader.ReadBoolean(),
        TimeoutSeconds = ReadSeconds(),
        HeartbeatSeconds = ReadSeconds(),
        Timeout = ReadAlarm(),
        Heartbeat = ReadAlarm(),
    };

    private Children? ReadChildren()
    {
        if (!_reader.ReadBoolean())
        {
            return null;
        }

        var results = new JsonValue?[_reader.Read7BitEncodedInt()];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = ReadSomeValue();
        }

        return new Children
        {
            Results = results,
            Arguments = ReadValue(),
            Items = (JsonArray?)ReadSomeValue(),
            Concurrency = _reader.Read7BitEncodedInt(),
            Next = _reader.Read7BitEncodedInt(),
            Done = _reader.Read7BitEncodedInt(),
        };
    }

    private Alarm? ReadAlarm() =>
        _reader.ReadBoolean() ? new Alarm(_reader.Read7BitEncodedInt64(), ReadTime()) : null;

    private long? ReadSeconds() => _reader.Read7BitEncodedInt64() is > 0 and var seconds ? seconds : null;

    private DateTimeOffset ReadTime() => new(_reader.ReadInt64(), TimeSpan.Zero);

    private DateTimeOffset? SkipTime()
    {
        ReadTime();
        return null;
    }

    private string? ReadSomeText() => _reader.ReadBoolean() ? _reader.ReadString() : null;

    private JsonValue? ReadSomeValue() => _reader.Read7BitEncodedInt() is > 0 and var number ? _values[number - 1] : null;

    private JsonValue ReadValue() => _values[_reader.Read7BitEncodedInt() - 1];
}
