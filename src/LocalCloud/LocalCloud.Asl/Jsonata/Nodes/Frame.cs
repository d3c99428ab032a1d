namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>The variables of a block, of a call or of an item on a path that binds variables.</summary>
internal sealed class Frame
{
    private readonly Frame? _parent;
    private readonly Binding? _inherited;
    private Binding? _first;

    public Frame(Frame? parent)
    {
        _parent = parent;
    }

    public Frame(Frame? parent, PathTuple tuple)
    {
        _parent = parent;
        _first = _inherited = tuple.Bindings;
    }

    public void Bind(string name, object? value)
    {
        for (var binding = _first; binding != _inherited; binding = binding!.Next)
        {
            if ((object)binding!.Name == name)
            {
                binding.Value = value;
                return;
            }
        }

        _first = new Binding(name, value, _first);
    }

    /// <summary>The nearest value bound to a name. Names are interned when an expression is compiled.</summary>
    public bool TryGet(string name, out object? value)
    {
        for (var frame = this; frame is not null; frame = frame._parent)
        {
            for (var binding = frame._first; binding is not null; binding = binding.Next)
            {
                if ((object)binding.Name == name)
                {
                    value = binding.Value;
                    return true;
                }
            }
        }

        value = null;
        return false;
    }
}
