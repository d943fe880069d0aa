using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>The errors found so far, those with the same symptoms taken together.</summary>
internal sealed class ErrorClasses
{
    /// <summary>The most different errors that are kept.</summary>
    public const int MaxErrors = 20_000_000;

    private readonly Dictionary<ulong[], double> probabilities = new(SymptomSets.Order);

    /// <summary>The errors that can happen and that anything notices, in Stim's order.</summary>
    public List<(ulong[] Symptoms, double Probability)> Sorted()
    {
        var sorted = probabilities.Where(pair => pair.Value > 0 && pair.Key.Length > 0).Select(pair => (pair.Key, pair.Value)).ToList();
        sorted.Sort((a, b) => SymptomSets.Order.Compare(a.Key, b.Key));
        return sorted;
    }

    /// <summary>True when some error has a component of more than two detectors.</summary>
    public bool HasHyperErrors => probabilities.Any(pair => pair.Value > 0 && !SymptomSets.IsGraphlike(pair.Key));

    /// <summary>Adds an independent error: it and what is there make one error that happens when just one of them does.</summary>
    public void Add(double probability, ulong[] symptoms)
    {
        if (symptoms.Length == 0 || probability <= 0)
            return;
        ref double sum = ref CollectionsMarshal.GetValueRefOrAddDefault(probabilities, symptoms, out _);
        sum = (sum * (1 - probability)) + ((1 - sum) * probability);
        if (probabilities.Count > MaxErrors)
            throw new DecodingException($"The circuit has more than {MaxErrors} different errors, too many to keep: take fewer rounds.");
    }

    /// <summary>Puts other symptoms in the place of an error's.</summary>
    public void Rewrite(ulong[] symptoms, ulong[] instead)
    {
        probabilities.Remove(symptoms, out double probability);
        Add(probability, instead);
    }
}
