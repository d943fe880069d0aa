namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Splits the errors that remain with more than two detectors into errors that are known from elsewhere, in the way of Stim:
/// first exactly, then, unless that is forbidden, with a remnant of at most two detectors that is no error of its own.
/// </summary>
internal sealed class HyperErrorDecomposition(ErrorModelOptions options)
{
    /// <summary>
    /// Steps of the search for an exact decomposition of one error; pairings grow faster than exponentially with its detectors.
    /// </summary>
    private const int MaxSteps = 1_000_000;

    private readonly Dictionary<(ulong, ulong), (ErrorClass Source, ulong[] Component)> known = [];
    private int steps;

    /// <summary>Components that are known.</summary>
    public int KnownCount => known.Count;

    /// <summary>Learns the components of an error; of two with the same detectors, that of the later error in Stim's order stays.</summary>
    public void Learn(ErrorClass error)
    {
        foreach (ulong[] component in SymptomSets.Components(error.Symptoms))
        {
            int detectors = component.Count(SymptomSets.IsDetector);
            if (detectors is not (1 or 2))
                continue;
            (ulong, ulong) key = (component[0], detectors > 1 ? component[1] : SymptomSets.Separator);
            if (!known.TryGetValue(key, out (ErrorClass Source, ulong[] Component) old)
                || ErrorClass.Order.Compare(old.Source, error) <= 0)
                known[key] = (error, component);
        }
    }

    /// <summary>Forgets components whose first detector lies before another.</summary>
    public void Forget(ulong before)
    {
        foreach ((ulong, ulong) key in known.Keys.Where(key => key.Item1 < before).ToList())
            known.Remove(key);
    }

    /// <summary>The pieces of an error, joined by separators.</summary>
    /// <exception cref="DecodingException">It has none, and may not be kept whole.</exception>
    public ulong[] Decompose(ulong[] symptoms)
    {
        var pieces = new List<ulong[]>();
        foreach (ulong[] component in SymptomSets.Components(symptoms))
        {
            var exact = new List<ulong[]>();
            steps = 0;
            if (Split(component, 0, new bool[component.Length], [], exact))
            {
                exact.Reverse();
                pieces.AddRange(exact);
            }
            else if (!options.BlockDecompositionFromIntroducingRemnantEdges && WithRemnant(component) is { } desperate)
            {
                pieces.AddRange(desperate);
            }
            else if (options.IgnoreDecompositionFailures)
            {
                pieces.Add(component);
            }
            else
            {
                throw DecodingException.Undecomposed(
                    $"The error {string.Join(' ', component.Select(SymptomSets.ToTarget))} does not decompose into "
                    + "known errors of at most two detectors: "
                        + "do not decompose the errors, or keep whole those that do not decompose.",
                    nameof(ErrorModelOptions.DecomposeErrors),
                    nameof(ErrorModelOptions.IgnoreDecompositionFailures));
            }
        }
        return ChannelDecomposition.Join(pieces);
    }

    private bool TryFind(ulong first, ulong second, out ulong[] component)
    {
        bool isFound = known.TryGetValue((first, second), out (ErrorClass Source, ulong[] Component) found);
        component = found.Component;
        return isFound;
    }

    /// <summary>Tries every way to pair the detectors off into known errors whose observables add up.</summary>
    private bool Split(ulong[] problem, int start, bool[] used, ulong[] observables, List<ulong[]> result)
    {
        if (++steps > MaxSteps)
            return false;
        while (start < problem.Length && (used[start] || !SymptomSets.IsDetector(problem[start])))
            start++;
        if (start == problem.Length)
            return observables.AsSpan().SequenceEqual(problem.Where(SymptomSets.IsObservable).ToArray());
        used[start] = true;
        for (int k = start + 1; k <= problem.Length; k++)
        {
            bool pair = k < problem.Length;
            if (pair && (used[k] || !SymptomSets.IsDetector(problem[k])))
                continue;
            if (pair)
                used[k] = true;
            if (TryFind(problem[start], pair ? problem[k] : SymptomSets.Separator, out ulong[] match)
                && Split(problem, start + 1, used, SymptomSets.Xor(observables, [.. match.Where(SymptomSets.IsObservable)]), result))
            {
                result.Add(match);
                return true;
            }
            if (pair)
                used[k] = false;
        }
        used[start] = false;
        return false;
    }

    private List<ulong[]>? WithRemnant(ulong[] component)
    {
        int[] detectors = [.. Enumerable.Range(0, component.Length).Where(k => SymptomSets.IsDetector(component[k]))];
        if (detectors.Length <= 2)
            return [component];
        var pieces = new List<ulong[]>();
        var done = new HashSet<int>();
        ulong[] left = component;
        void Take(ulong[] piece)
        {
            pieces.Add(piece);
            left = SymptomSets.Xor(left, piece);
        }
        foreach (int k in detectors)
        {
            if (done.Contains(k))
                continue;
            foreach (int other in detectors.Where(o => o > k && !done.Contains(o)))
                if (TryFind(component[k], component[other], out ulong[] pair))
                {
                    done.Add(k);
                    done.Add(other);
                    Take(pair);
                    break;
                }
        }
        foreach (int k in detectors)
            if (!done.Contains(k) && TryFind(component[k], SymptomSets.Separator, out ulong[] single))
            {
                done.Add(k);
                Take(single);
            }
        if (detectors.Length - done.Count > 2)
            return null;
        if (left.Length > 0)
            pieces.Add(left);
        return pieces;
    }
}
