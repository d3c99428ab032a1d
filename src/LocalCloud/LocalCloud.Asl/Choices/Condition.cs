using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Choices;

/// <summary>What a Choice rule asks.</summary>
internal abstract class Condition
{
    /// <summary>Whether it holds.</summary>
    public abstract bool Holds(Scope scope);

    /// <summary>All of them.</summary>
    public sealed class And(IReadOnlyList<Condition> parts) : Condition
    {
        public override bool Holds(Scope scope)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(scope))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>One of them at least.</summary>
    public sealed class Or(IReadOnlyList<Condition> parts) : Condition
    {
        public override bool Holds(Scope scope)
        {
            foreach (var part in parts)
            {
                if (part.Holds(scope))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Not.</summary>
    public sealed class Not(Condition inner) : Condition
    {
        public override bool Holds(Scope scope) => !inner.Holds(scope);
    }
}
