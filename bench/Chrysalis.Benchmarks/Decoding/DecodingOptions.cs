using System.Globalization;

namespace Chrysalis.Benchmarks.Decoding;

/// <summary>What the benchmark <c>decoding</c> measures.</summary>
internal sealed record DecodingOptions
{
    public int[] Distances { get; private init; } = [7, 13];

    public double[] Probabilities { get; private init; } = [0.001, 0.003, 0.005];

    public string[] Decoders { get; private init; } = ["mwpm"];

    public int Runs { get; private init; } = 5;

    public static DecodingOptions Parse(string[] args)
    {
        var options = new DecodingOptions();
        for (int i = 0; i + 1 < args.Length; i += 2)
            options = args[i] switch
            {
                "--distance" => options with { Distances = [.. List(args[i + 1]).Select(int.Parse)] },
                "--p" => options with
                {
                    Probabilities = [.. List(args[i + 1]).Select(word => double.Parse(word, CultureInfo.InvariantCulture))]
                },
                "--decoder" => options with { Decoders = List(args[i + 1]) },
                "--runs" => options with { Runs = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"Unknown option '{args[i]}'; use --distance, --p, --decoder or --runs."),
            };
        return options;
    }

    private static string[] List(string words) => words.Split(',');
}
