using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Tests.Decoding.Reference;

/// <summary>The plainest decoder of a small model: every set of its errors with the set's chance, without a graph.</summary>
internal sealed class EveryErrorSet
{
    private readonly List<(double Chance, ulong Flips)> sets = [(1, 0)];
    private readonly int detectors;

    public EveryErrorSet(DetectorErrorModel model)
    {
        detectors = (int)model.DetectorCount;
        model.ForEachError((probability, targets) =>
        {
            ulong flips = 0;
            foreach (DemTarget target in targets)
                if (target.Kind != DemTargetKind.Separator)
                    flips ^= 1UL << (int)(target.Index + (target.Kind == DemTargetKind.Observable ? detectors : 0));
            foreach ((double chance, ulong flipped) in sets.ToArray())
                sets.Add((chance * probability, flipped ^ flips));
            for (int i = 0; i < sets.Count / 2; i++)
                sets[i] = (sets[i].Chance * (1 - probability), sets[i].Flips);
        });
    }

    /// <summary>The chance of the likeliest set that makes the events; 0 when none does.</summary>
    public double Likeliest(ulong events) => Likeliest(s => (s & ((1UL << detectors) - 1)) == events);

    /// <summary>The chance of the likeliest set that makes the events and flips the observables.</summary>
    public double Likeliest(ulong events, ulong observables) => Likeliest(s => s == (events | (observables << detectors)));

    /// <summary>The chance that a bit flips: detectors, then observables.</summary>
    public double Marginal(int bit) => sets.Where(s => (s.Flips >> bit & 1) == 1).Sum(s => s.Chance);

    private double Likeliest(Func<ulong, bool> isWanted)
        => sets.Where(s => isWanted(s.Flips)).Select(s => s.Chance).DefaultIfEmpty(0).Max();
}
