using System.Globalization;
using Benchmarks.Chaos;
using Benchmarks.CliStart;
using Benchmarks.Cloud;
using Benchmarks.Interpreter;
using Benchmarks.Jsonata;
using Benchmarks.Transitions;

switch (args)
{
    case ["chaos", .. var rest]:
        return ChaosCommand.Run(rest);
    case ["transitions"]:
        return TransitionsCommand.Run();
    case ["interpreter"]:
        return InterpreterBenchmark.Run();
    case ["jsonata"]:
        return await JsonataBenchmark.RunAsync();
    case ["cloud"]:
        return await CloudBenchmark.RunAsync(gigabytes: 1);
    case ["cloud", "serve", var directory]:
        return await CloudBenchmark.ServeAsync(directory);
    case ["cloud", var gigabytes]:
        return await CloudBenchmark.RunAsync(double.Parse(gigabytes, CultureInfo.InvariantCulture));
    case ["cli-start"]:
        return await CliStartBenchmark.RunAsync();
    case ["cli-start", "call", var endpoint]:
        return await MinimalCall.RunAsync(endpoint);
    default:
        await Console.Error.WriteLineAsync("usage: dotnet run -c Release --project tests/Benchmarks -- chaos|transitions|interpreter|jsonata|cloud [gigabytes]|cli-start");
        return 2;
}
