using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Errors with their probabilities, those that nobody can tell apart taken together.</summary>
internal sealed class ErrorClasses
{
    /// <summary>The most different errors that are kept.</summary>
    public const int MaxErrors = 20_000_000;

    private readonly Dictionary<ErrorClass, double> probabilities = new(ErrorClass.Order);

    /// <summary>Different errors.</summary>
    public int Count => probabilities.Count;

    /// <summary>Forgets all errors.</summary>
    public void Clear() => probabilities.Clear();

    /// <summary>The errors that can happen, in Stim's order.</summary>
    public List<(ErrorClass Class, double Probability)> Sorted()
    {
        var sorted = new List<(ErrorClass Class, double Probability)>(probabilities.Count);
        foreach ((ErrorClass error, double probability) in probabilities)
            if (probability > 0)
                sorted.Add((error, probability));
        sorted.Sort((a, b) => ErrorClass.Order.Compare(a.Class, b.Class));
        return sorted;
    }

    /// <summary>Adds an independent error: it and what is there make one error that happens when just one of them does.</summary>
    public void Add(double probability, ErrorClass error)
    {
        if (error.Symptoms.Length == 0 || probability <= 0)
            return;
        ref double sum = ref CollectionsMarshal.GetValueRefOrAddDefault(probabilities, error, out _);
        sum = (sum * (1 - probability)) + ((1 - sum) * probability);
        if (probabilities.Count > MaxErrors)
            throw new DecodingException($"The circuit has more than {MaxErrors} different errors, too many to keep: take fewer rounds.");
    }

    /// <summary>Takes out the errors of which a test is true, in no particular order.</summary>
    public List<(ErrorClass Class, double Probability)> Take(Predicate<ErrorClass> test)
    {
        var taken = new List<(ErrorClass, double)>();
        foreach ((ErrorClass error, double probability) in probabilities)
            if (test(error))
                taken.Add((error, probability));
        foreach ((ErrorClass error, _) in taken)
            probabilities.Remove(error);
        return taken;
    }
}
