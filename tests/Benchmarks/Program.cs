using Benchmarks.Interpreter;
using Benchmarks.Jsonata;

switch (args)
{
    case ["interpreter"]:
        return InterpreterBenchmark.Run();
    case ["jsonata"]:
        return await JsonataBenchmark.RunAsync();
    default:
        await Console.Error.WriteLineAsync("usage: dotnet run -c Release --project tests/Benchmarks -- interpreter|jsonata");
        return 2;
}
