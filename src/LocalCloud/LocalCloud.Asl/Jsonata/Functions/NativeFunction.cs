using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>A function of the library.</summary>
/// <param name="signature">Its signature.</param>
/// <param name="arity">How many arguments a higher-order function hands it.</param>
/// <param name="body">What it does with one value for each parameter, null where there was no argument.</param>
internal sealed class NativeFunction(string signature, int arity, Func<object?[], Run, object?> body) : FunctionValue
{
    private readonly Signature _signature = Signature.Parse(signature, 0);

    public override int Arity => arity;

    public override object? Invoke(object?[] arguments, object? context, Run run) => body(_signature.Fit(arguments, context), run);
}
