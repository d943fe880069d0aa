using Chrysalis.Studies.Sweeps;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Generations;

/// <summary>Personas of one family and preset, trained equally long and from different seeds: what chance does to the training.</summary>
public sealed record TrainingSpread
{
    // Trainings of a number of minutes end with the step that passes it.
    private const double AlikeMinutes = 1.1;
    private const string Confidence = "lse_c", Distance = "mouth_frechet_distance";

    /// <summary>Their family.</summary>
    public required string Family { get; init; }

    /// <summary>Their preset.</summary>
    public required string Preset { get; init; }

    /// <summary>Minutes of training, the longest of them.</summary>
    public required double Minutes { get; init; }

    /// <summary>The seeds.</summary>
    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>How many of them failed: their mouths are further from the real ones than a mouth that stands still.</summary>
    public required int Failed { get; init; }

    /// <summary>A figure's spread between seeds by name: LSE-C, correlation of the opening, sharpness, Fréchet distance.</summary>
    public required IReadOnlyDictionary<string, FigureSpread> Figures { get; init; }

    /// <summary>The figures, in words.</summary>
    internal static IReadOnlyList<(string Key, string Words)> Names { get; } =
    [
        (Confidence, "LSE-C"), ("opening_correlation", "correlation of the opening"), ("mouth_sharpness_ratio", "sharpness"),
        (Distance, "Fréchet distance")
    ];

    /// <summary>Finds such personas among those compared.</summary>
    /// <param name="families">All that were compared.</param>
    internal static IReadOnlyList<TrainingSpread> Among(IReadOnlyList<FamilyResults> families)
    {
        var found = new List<TrainingSpread>();
        foreach (var alike in families.Where(one => one is { TrainingMinutes: not null, TrainingSeed: not null })
            .GroupBy(one => (one.Family, one.Preset)))
        {
            var open = alike.OrderBy(one => one.TrainingMinutes).ToList();
            while (open.Count > 0)
            {
                double most = open[0].TrainingMinutes!.Value * AlikeMinutes;
                FamilyResults[] group = [.. open.TakeWhile(one => one.TrainingMinutes <= most).DistinctBy(one => one.TrainingSeed)];
                open.RemoveAll(one => one.TrainingMinutes <= most);
                if (group.Length > 1)
                    found.Add(Of(group));
            }
        }

        return found;
    }

    private static TrainingSpread Of(FamilyResults[] group)
    {
        var figures = new Dictionary<string, FigureSpread>();
        void Add(string name, Func<FamilyResults, double?> value)
        {
            double[] values = [.. group.Select(value).OfType<double>()];
            if (values.Length == group.Length)
                figures[name] = FigureSpread.Of(values);
        }

        Add(Confidence, one => one.Evaluation.LipSync?.Generated.GetValueOrDefault(Confidence)?.Mean);
        Add(Distance, one => one.MouthDistance);
        foreach ((string name, string _) in Names.Where(named => !figures.ContainsKey(named.Key)))
            Add(name, one => Mean(one.Evaluation.Figures, name));
        return new()
        {
            Family = group[0].Family,
            Preset = group[0].Preset,
            Minutes = group.Max(one => one.TrainingMinutes!.Value),
            Seeds = [.. group.Select(one => one.TrainingSeed!.Value).Order()],
            Failed = group.Count(HasFailed),
            Figures = figures,
        };
    }

    private static bool HasFailed(FamilyResults one)
    {
        const string Landmarks = "mouth_landmark_distance_iod";
        return Mean(one.Evaluation.Figures, Landmarks) >= Mean(one.Evaluation.FrozenMouth, Landmarks);
    }

    private static double? Mean(IReadOnlyDictionary<string, FigureStatistics> figures, string name) =>
        figures.GetValueOrDefault(name)?.Mean;
}
