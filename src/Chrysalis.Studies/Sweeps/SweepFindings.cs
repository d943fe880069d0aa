namespace Chrysalis.Studies.Sweeps;

/// <summary>One training with several seeds: what each came to, and how far they lie apart.</summary>
/// <param name="Family">The family.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Trainings">One a seed.</param>
/// <param name="Figures">The figures that every seed has, by name.</param>
public sealed record SweepFindings(
    string Family, string Preset, IReadOnlyList<SeedTraining> Trainings, IReadOnlyDictionary<string, FigureSpread> Figures)
{
    /// <summary>Of the trainings of all seeds.</summary>
    internal static SweepFindings Of(SweepRequest request, IReadOnlyList<SeedTraining> trainings)
    {
        var figures = new Dictionary<string, FigureSpread>();
        foreach (string name in trainings[0].Figures.Keys.Where(name => trainings.All(one => one.Figures.ContainsKey(name))))
            figures[name] = FigureSpread.Of([.. trainings.Select(one => one.Figures[name])]);
        return new(request.Family, request.Training.Preset, trainings, figures);
    }
}
