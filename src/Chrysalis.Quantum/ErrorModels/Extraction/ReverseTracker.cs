using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// For every qubit, which detectors and observables an X or a Z error at this place of the circuit would flip, and which a wrong
/// result would. Moves backwards through the circuit. Source: Gidney, arXiv:2103.02202, and Stim's error analyzer.
/// </summary>
internal sealed class ReverseTracker
{
    private readonly ulong[][] flippedByX;
    private readonly ulong[][] flippedByZ;
    private readonly Dictionary<long, ulong[]> results;

    /// <param name="qubits">Qubits, numbered densely.</param>
    /// <param name="measured">Results of the whole circuit.</param>
    /// <param name="detectors">Detectors of the whole circuit.</param>
    public ReverseTracker(int qubits, long measured, long detectors)
    {
        flippedByX = [.. Enumerable.Repeat(Array.Empty<ulong>(), qubits)];
        flippedByZ = [.. flippedByX];
        results = [];
        (Measured, Detectors) = (measured, detectors);
    }

    private ReverseTracker(ReverseTracker other)
    {
        flippedByX = [.. other.flippedByX];
        flippedByZ = [.. other.flippedByZ];
        results = new(other.results);
        (Measured, Detectors) = (other.Measured, other.Detectors);
    }

    /// <summary>Results before this place.</summary>
    public long Measured { get; private set; }

    /// <summary>Detectors declared before this place.</summary>
    public long Detectors { get; private set; }

    /// <summary>Qubits.</summary>
    public int Qubits => flippedByX.Length;

    /// <summary>What an X error on a qubit flips.</summary>
    public ulong[] FlippedByX(int qubit) => flippedByX[qubit];

    /// <summary>What a Z error on a qubit flips.</summary>
    public ulong[] FlippedByZ(int qubit) => flippedByZ[qubit];

    /// <summary>A tracker at the same place that goes its own way.</summary>
    public ReverseTracker Clone() => new(this);

    /// <summary>Moves over a gate.</summary>
    public void Undo(StepKind kind, int[] targets)
    {
        switch (kind)
        {
            case StepKind.H:
                foreach (int q in targets)
                    (flippedByX[q], flippedByZ[q]) = (flippedByZ[q], flippedByX[q]);
                break;
            case StepKind.S:
                foreach (int q in targets)
                    Xor(ref flippedByX[q], flippedByZ[q]);
                break;
            default:
                for (int i = targets.Length - 2; i >= 0; i -= 2)
                    UndoPair(kind, targets[i], targets[i + 1]);
                break;
        }
    }

    /// <summary>Moves over a result and tells what flips when it is wrong.</summary>
    public ulong[] TakeResult() => results.Remove(--Measured, out ulong[]? flipped) ? flipped : [];

    /// <summary>A measured qubit shows its X errors in the result.</summary>
    public void Measure(int qubit, ulong[] flipped) => Xor(ref flippedByX[qubit], flipped);

    /// <summary>A reset qubit forgets its errors.</summary>
    public void Reset(int qubit) => (flippedByX[qubit], flippedByZ[qubit]) = ([], []);

    /// <summary>Moves over a detector, which is named by what is returned.</summary>
    public long TakeDetector(int[] results)
    {
        Detectors--;
        foreach (int back in results)
            Notice(back, [SymptomSets.Detector(Detectors)]);
        return Detectors;
    }

    /// <summary>Something more flips when a result does.</summary>
    public void Notice(int back, ulong[] flipped)
    {
        long result = Measured - back;
        ulong[] sum = SymptomSets.Xor(results.GetValueOrDefault(result, []), flipped);
        if (sum.Length == 0)
            results.Remove(result);
        else
            results[result] = sum;
    }

    /// <summary>Something flips with every error that does not commute with a Pauli operator (X 1, Z 2, Y 3).</summary>
    public void Watch(int qubit, int pauli, ulong[] flipped)
    {
        if ((pauli & 1) != 0)
            Xor(ref flippedByZ[qubit], flipped);
        if ((pauli & 2) != 0)
            Xor(ref flippedByX[qubit], flipped);
    }

    /// <summary>
    /// Takes the last of the detectors that flip at random together out of every set, by adding them all: they flip anyway.
    /// </summary>
    public void RemoveGauge(ulong[] gauge)
    {
        ulong last = gauge[^1];
        foreach (ulong[][] sets in (ulong[][][])[flippedByX, flippedByZ])
            for (int q = 0; q < sets.Length; q++)
                if (sets[q].Contains(last))
                    sets[q] = SymptomSets.Xor(sets[q], gauge);
    }

    /// <summary>True when this is the same as another but for the numbers of detectors and results, which are all shifted alike.</summary>
    public bool IsShiftOf(ReverseTracker other)
    {
        if (results.Count != other.results.Count)
            return false;
        (long shift, long back) = (Detectors - other.Detectors, Measured - other.Measured);
        for (int q = 0; q < flippedByX.Length; q++)
            if (!SymptomSets.IsShift(flippedByX[q], other.flippedByX[q], shift)
                || !SymptomSets.IsShift(flippedByZ[q], other.flippedByZ[q], shift))
                return false;
        foreach ((long result, ulong[] flipped) in other.results)
            if (!results.TryGetValue(result + back, out ulong[]? own) || !SymptomSets.IsShift(own, flipped, shift))
                return false;
        return true;
    }

    /// <summary>Moves to another repetition of a loop, where everything looks the same but for the numbers.</summary>
    public void Shift(long results, long detectors)
    {
        foreach (ulong[][] sets in (ulong[][][])[flippedByX, flippedByZ])
            for (int q = 0; q < sets.Length; q++)
                sets[q] = SymptomSets.Shifted(sets[q], detectors);
        KeyValuePair<long, ulong[]>[] old = [.. this.results];
        this.results.Clear();
        foreach ((long result, ulong[] flipped) in old)
            this.results[result + results] = SymptomSets.Shifted(flipped, detectors);
        (Measured, Detectors) = (Measured + results, Detectors + detectors);
    }

    private static void Xor(ref ulong[] set, ulong[] other) => set = SymptomSets.Xor(set, other);

    private void UndoPair(StepKind kind, int a, int b)
    {
        switch (kind)
        {
            case StepKind.Cx:
                Xor(ref flippedByX[a], flippedByX[b]);
                Xor(ref flippedByZ[b], flippedByZ[a]);
                break;
            case StepKind.Cz:
                Xor(ref flippedByX[a], flippedByZ[b]);
                Xor(ref flippedByX[b], flippedByZ[a]);
                break;
            default:
                (flippedByX[a], flippedByX[b]) = (flippedByX[b], flippedByX[a]);
                (flippedByZ[a], flippedByZ[b]) = (flippedByZ[b], flippedByZ[a]);
                break;
        }
    }
}
