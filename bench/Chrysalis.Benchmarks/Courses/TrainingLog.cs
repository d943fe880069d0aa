using System.Globalization;
using System.Text.RegularExpressions;

namespace Chrysalis.Benchmarks.Courses;

/// <summary>What <c>talk train --seeds</c> wrote while it trained: of each seed and stage the validations, in their order.</summary>
internal sealed partial class TrainingLog
{
    private readonly Dictionary<(string Seed, string Stage), List<IReadOnlyDictionary<string, double>>> validations = [];

    /// <summary>Reads a log.</summary>
    public TrainingLog(string path)
    {
        string seed = "";
        var losses = new Dictionary<string, double>();
        foreach (string line in File.ReadLines(path))
            if (Progress().Match(line) is { Success: true } progress)
            {
                seed = progress.Groups["seed"].Value;
                losses[progress.Groups["stage"].Value] = Number(progress.Groups["loss"].Value);
            }
            else if (Validation().Match(line) is { Success: true } validation)
            {
                string stage = validation.Groups["stage"].Value;
                var figures = validation.Groups["figures"].Value.Split(", ").Select(figure => figure.Split(' '))
                    .ToDictionary(parts => parts[0], parts => Number(parts[1]));
                if (losses.TryGetValue(stage, out double loss))
                    figures["loss"] = loss;
                if (!validations.TryGetValue((seed, stage), out List<IReadOnlyDictionary<string, double>>? of))
                    validations[(seed, stage)] = of = [];
                of.Add(figures);
            }
    }

    /// <summary>A figure's values at each validation of a stage that every seed came to, one list a validation, one value a seed.</summary>
    public IReadOnlyList<double[]> Course(string stage, string figure)
    {
        List<IReadOnlyDictionary<string, double>>[] seeds =
            [.. validations.Where(one => one.Key.Stage == stage).Select(one => one.Value)];
        int common = seeds.Length == 0 ? 0 : seeds.Min(one => one.Count);
        return [.. Enumerable.Range(0, common).Select(i => seeds.Select(one => one[i][figure]).ToArray())];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^seed (?<seed>\d+): (?<stage>\w+) \d+/\d+ .*loss (?<loss>[\d.]+)")]
    private static partial Regex Progress();

    [GeneratedRegex(@"^(?<stage>\w+), step \d+: (?<figures>.+)$")]
    private static partial Regex Validation();
}
