using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>The frames of a turn, in the order they were made.</summary>
internal sealed class FrameTable
{
    private readonly List<Frame> _frames;

    public FrameTable(ExecutionState state)
    {
        NextId = state.NextFrameId;
        _frames = new List<Frame>(state.Frames.Count);
        foreach (var frame in state.Frames)
        {
            _frames.Add(frame.Copy());
        }
    }

    /// <summary>The id of the next frame.</summary>
    public int NextId { get; private set; }

    /// <summary>The frames as they are now: safe to walk while frames come and go.</summary>
    public Frame[] All => [.. _frames];

    /// <summary>Makes a frame that enters a flow.</summary>
    public Frame Add(State start, JsonValue input, JsonObject variables, Frame? parent, int index, MapItem? item)
    {
        var frame = new Frame
        {
            Id = NextId++,
            ParentId = parent?.Id ?? Frame.NoParent,
            Index = index,
            Item = item,
            State = start,
            Input = input,
            Variables = variables,
            Phase = FramePhase.Stopped,
        };
        _frames.Add(frame);
        return frame;
    }

    /// <summary>The frame that a child works for.</summary>
    public Frame ParentOf(Frame child) => _frames[IndexOf(child.ParentId)];

    /// <summary>The frames that work for one, directly.</summary>
    public IEnumerable<Frame> ChildrenOf(Frame parent) => All.Where(frame => frame.ParentId == parent.Id);

    /// <summary>Whether a frame was not removed.</summary>
    public bool Contains(Frame frame) => IndexOf(frame.Id) >= 0;

    /// <summary>Removes a frame and all that work for it.</summary>
    public void Remove(Frame frame)
    {
        if (frame.Children is not null)
        {
            RemoveChildren(frame);
        }

        if (IndexOf(frame.Id) is >= 0 and var at)
        {
            _frames.RemoveAt(at);
        }
    }

    /// <summary>Removes all that work for a frame.</summary>
    public void RemoveChildren(Frame frame)
    {
        foreach (var child in ChildrenOf(frame))
        {
            Remove(child);
        }

        frame.Children = null;
    }

    /// <summary>Removes all.</summary>
    public void Clear() => _frames.Clear();

    /// <summary>The frames, for the state that the turn ends with.</summary>
    public Frame[] ToArray() => [.. _frames];

    private int IndexOf(int id)
    {
        var (low, high) = (0, _frames.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_frames[middle].Id == id)
            {
                return middle;
            }

            (low, high) = _frames[middle].Id < id ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
