using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Tests.ErrorModels.Reference;

/// <summary>The exact distribution of a small model: error after error is mixed in.</summary>
internal static class ModelDistribution
{
    /// <summary>The chance of every pattern: detectors in order, then observables.</summary>
    public static double[] Of(DetectorErrorModel model, int detectors, int observables)
    {
        var chances = new double[1 << (detectors + observables)];
        chances[0] = 1;
        model.ForEachError((p, targets) =>
        {
            int flips = 0;
            foreach (DemTarget target in targets)
                flips ^= target.Kind switch
                {
                    DemTargetKind.Detector => 1 << (int)target.Index,
                    DemTargetKind.Observable => 1 << (detectors + (int)target.Index),
                    _ => 0,
                };
            double[] before = [.. chances];
            for (int i = 0; i < chances.Length; i++)
                chances[i] = (before[i] * (1 - p)) + (before[i ^ flips] * p);
        });
        return chances;
    }

    /// <summary>The errors of a model without repetition: chance by what they flip, same ones taken together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isWhole">True to take away the separators of a decomposition.</param>
    public static SortedDictionary<string, double> Errors(DetectorErrorModel model, bool isWhole = false)
    {
        var errors = new SortedDictionary<string, double>(StringComparer.Ordinal);
        model.ForEachError((p, targets) =>
        {
            string key = isWhole
                ? string.Join(
                    ' ', targets.ToArray().Where(t => t.Kind != DemTargetKind.Separator).GroupBy(t => t).Where(g => g.Count() % 2 == 1)
                        .Select(g => g.Key.ToString()).Order(StringComparer.Ordinal))
                : string.Join(' ', targets.ToArray());
            double q = errors.GetValueOrDefault(key);
            errors[key] = (q * (1 - p)) + (p * (1 - q));
        });
        return errors;
    }
}
