using System.Runtime.InteropServices;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding;

/// <summary>Collects what is expected to flip whatever the edges of a graph do.</summary>
/// <param name="words">Words of a set of observables.</param>
internal sealed class ExpectedFlipsBuilder(int words)
{
    private readonly HashSet<int> detectors = [];
    private readonly ulong[] observables = new ulong[words];
    private readonly Dictionary<string, double> silent = [];

    /// <summary>Adds an error that always happens; it may flip any number of detectors.</summary>
    public void AddCertain(ReadOnlySpan<DemTarget> targets)
    {
        foreach (DemTarget target in targets)
        {
            if (target.Kind == DemTargetKind.Detector)
                Toggle((int)target.Index);
            else if (target.Kind == DemTargetKind.Observable)
                observables[target.Index >> 6] ^= 1UL << (int)(target.Index & 63);
        }
    }

    /// <summary>Adds an error between two nodes that always happens.</summary>
    public void AddCertain(int node1, int node2, ReadOnlySpan<ulong> flipped)
    {
        Toggle(node1);
        Toggle(node2);
        BitSets.Flip(observables, flipped);
    }

    /// <summary>Adds an error that no detector sees. Those of the same observables are one, which happens when an odd number
    /// of them do.</summary>
    public void AddSilent(double probability, ReadOnlySpan<ulong> flipped)
    {
        string key = new(MemoryMarshal.Cast<ulong, char>(flipped));
        ref double p = ref CollectionsMarshal.GetValueRefOrAddDefault(silent, key, out _);
        p = (p * (1 - probability)) + (probability * (1 - p));
    }

    /// <summary>What was added so far.</summary>
    public ExpectedFlips Build()
    {
        ulong[] flipped = [.. observables];
        foreach ((string unseen, double probability) in silent)
            if (probability > 0.5)
                BitSets.Flip(flipped, MemoryMarshal.Cast<char, ulong>(unseen));
        return new([.. detectors.Order()], flipped);
    }

    private void Toggle(int node)
    {
        if (node != MatchingGraph.Boundary && !detectors.Remove(node))
            detectors.Add(node);
    }
}
