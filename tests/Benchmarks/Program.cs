using Benchmarks.Interpreter;

switch (args)
{
    case ["interpreter"]:
        return InterpreterBenchmark.Run();
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- interpreter");
        return 2;
}
