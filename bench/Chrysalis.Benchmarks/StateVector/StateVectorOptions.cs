using System.Globalization;
using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Benchmarks.StateVector;

/// <summary>What the benchmark <c>statevector</c> measures.</summary>
internal sealed record StateVectorOptions
{
    public int[] Qubits { get; private init; } = [20, 22, 24, 26];

    public int[] Threads { get; private init; } = [1, 2];

    public int?[] Fused { get; private init; } = [null];

    public Precision Precision { get; private init; } = Precision.Single;

    public int Runs { get; private init; } = 5;

    public int? Block { get; private init; }

    public int? RunLength { get; private init; }

    public string? Plot { get; private init; }

    public static StateVectorOptions Parse(string[] args)
    {
        var options = new StateVectorOptions();
        for (int i = 0; i + 1 < args.Length; i += 2)
            options = args[i] switch
            {
                "--qubits" => options with { Qubits = Numbers(args[i + 1]) },
                "--threads" => options with { Threads = Numbers(args[i + 1]) },
                "--fused" => options with { Fused = [.. Numbers(args[i + 1]).Select(number => (int?)number)] },
                "--precision" => options with { Precision = Enum.Parse<Precision>(args[i + 1], ignoreCase: true) },
                "--runs" => options with { Runs = Numbers(args[i + 1])[0] },
                "--block" => options with { Block = Numbers(args[i + 1])[0] },
                "--run-qubits" => options with { RunLength = Numbers(args[i + 1])[0] },
                "--plot" => options with { Plot = args[i + 1] },
                _ => throw new ArgumentException($"Unknown option '{args[i]}'; use --qubits, --threads, --fused, --precision, --runs, "
                    + "--block, --run-qubits or --plot."),
            };
        return options;
    }

    private static int[] Numbers(string list) => [.. list.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
