using System.Runtime.InteropServices;
using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding;

/// <summary>Collects edges and merges those that join the same nodes. Not for use from several threads at once.</summary>
internal sealed class MatchingGraphBuilder
{
    /// <summary>The most detectors or observables of a graph.</summary>
    public const int MaxNodes = 1 << 26;

    /// <summary>The most errors of a model, unrolled.</summary>
    public const long MaxErrors = 1L << 28;

    private readonly int detectors;
    private readonly int observables;
    private readonly Dictionary<(int, int), int> edgeOf = [];
    private readonly List<MatchingEdge> edges = [];
    private readonly List<ulong> masks = [];
    private readonly Dictionary<(int Edge, string Mask), double> rivals = [];
    private readonly ulong[] mask;
    private readonly ExpectedFlipsBuilder expected;

    /// <summary>Creates a builder for a graph without edges.</summary>
    /// <param name="detectors">Detectors, 0 to <see cref="MaxNodes"/>.</param>
    /// <param name="observables">Observables, 0 to <see cref="MaxNodes"/>.</param>
    /// <exception cref="DecodingException">A count is out of range.</exception>
    public MatchingGraphBuilder(long detectors, long observables)
    {
        if (detectors is < 0 or > MaxNodes || observables is < 0 or > MaxNodes)
            throw new DecodingException(
                $"A graph of {detectors} detectors and {observables} observables is not supported: 0 to {MaxNodes} are.");
        this.detectors = (int)detectors;
        this.observables = (int)observables;
        mask = new ulong[MatchingGraph.WordsFor(this.observables)];
        expected = new(mask.Length);
    }

    /// <summary>Collects the components of a model's errors.</summary>
    internal static MatchingGraphBuilder FromModel(DetectorErrorModel model)
    {
        if (model.ErrorCount > MaxErrors)
            throw new DecodingException($"The model has {model.ErrorCount} errors unrolled; at most {MaxErrors} are supported.");
        var builder = new MatchingGraphBuilder(model.DetectorCount, model.ObservableCount);
        var components = new ComponentSplitter(builder.observables);
        model.ForEachError((probability, targets) =>
        {
            if (probability == 0)
                return;
            if (probability == 1)
            {
                builder.expected.AddCertain(targets);
                return;
            }
            components.Split(targets);
            for (int i = 0; i < components.SilentCount; i++)
                builder.expected.AddSilent(probability, builder.Mask(components.SilentObservables(i)));
            for (int i = 0; i < components.Count; i++)
                builder.AddError(components.Nodes(i).Item1, components.Nodes(i).Item2, probability, components.Observables(i));
        });
        return builder;
    }

    /// <summary>Adds an error; one that joins the same nodes as an earlier one is merged with it. One of probability 1 becomes
    /// no edge: what it flips is expected of every shot.</summary>
    /// <param name="node1">A detector.</param>
    /// <param name="node2">Another detector or <see cref="MatchingGraph.Boundary"/>.</param>
    /// <param name="probability">Chance that it happens in a shot, above 0 and at most 1.</param>
    /// <param name="observables">The observables it flips.</param>
    /// <exception cref="DecodingException">A node, an observable or the probability is out of range.</exception>
    public void AddError(int node1, int node2, double probability, params ReadOnlySpan<int> observables)
    {
        if (!(probability > 0 && probability <= 1))
            throw new DecodingException(
                $"{probability} is no probability of an error: give one above 0 and at most 1, and leave out what never happens.");
        if (probability == 1)
        {
            (int high, int low) = Nodes(node1, node2);
            expected.AddCertain(high, low, Mask(observables));
            return;
        }
        Add(node1, node2, Weigh(probability), probability, observables);
    }

    /// <summary>Adds an edge by its weight; its probability is 1 / (1 + e^weight).</summary>
    /// <param name="node1">A detector.</param>
    /// <param name="node2">Another detector or <see cref="MatchingGraph.Boundary"/>.</param>
    /// <param name="weight">ln((1 - p) / p), finite.</param>
    /// <param name="observables">The observables it flips.</param>
    /// <exception cref="DecodingException">A node, an observable or the weight is out of range.</exception>
    public void AddEdge(int node1, int node2, double weight, params ReadOnlySpan<int> observables)
    {
        if (!double.IsFinite(weight))
            throw new DecodingException($"An edge of weight {weight} cannot be matched: give a finite weight.");
        Add(node1, node2, weight, 1 / (1 + Math.Exp(weight)), observables);
    }

    /// <summary>Builds the graph from what was added so far.</summary>
    public MatchingGraph Build() => new(detectors, observables, [.. edges], [.. masks], expected.Build());

    /// <summary>The place of the edge between two nodes, -1 when there is none.</summary>
    internal int EdgeBetween((int Node1, int Node2) nodes)
        => edgeOf.GetValueOrDefault((Math.Max(nodes.Node1, nodes.Node2), Math.Min(nodes.Node1, nodes.Node2)), -1);

    internal int ObservableCount => observables;

    /// <summary>Observables as bits; valid until the next call.</summary>
    private ulong[] Mask(ReadOnlySpan<int> flipped)
    {
        Array.Clear(mask);
        foreach (int observable in flipped)
        {
            if ((uint)observable >= (uint)observables)
                throw new DecodingException($"Observable {observable} is outside the graph's {observables}.");
            mask[observable >> 6] ^= 1UL << (observable & 63);
        }
        return mask;
    }

    private (int High, int Low) Nodes(int node1, int node2)
    {
        (int high, int low) = (Math.Max(node1, node2), Math.Min(node1, node2));
        return high == low || low < MatchingGraph.Boundary || high < 0 || high >= detectors
            ? throw new DecodingException($"An edge between {node1} and {node2} does not fit a graph of {detectors} detectors.")
            : (high, low);
    }

    private void Add(int node1, int node2, double weight, double probability, ReadOnlySpan<int> flipped)
    {
        Mask(flipped);
        (int high, int low) = Nodes(node1, node2);
        if (!edgeOf.TryGetValue((high, low), out int edge))
        {
            edge = edgeOf[(high, low)] = edges.Count;
            edges.Add(new(high, low, weight, probability));
            masks.AddRange(mask);
            return;
        }
        Merge(edge, probability, mask);
    }

    /// <summary>Merges with the kept edge when it flips the same observables; otherwise the likelier of the two is kept.</summary>
    private void Merge(int edge, double probability, ulong[] mask)
    {
        MatchingEdge kept = edges[edge];
        Span<ulong> keptMask = CollectionsMarshal.AsSpan(masks)
            .Slice(edge * mask.Length, mask.Length);
        if (keptMask.SequenceEqual(mask))
        {
            edges[edge] = Edge(kept.Node1, kept.Node2, Either(kept.Probability, probability));
            return;
        }
        double rival = Either(rivals.GetValueOrDefault((edge, Key(mask))), probability);
        if (rival <= kept.Probability)
        {
            rivals[(edge, Key(mask))] = rival;
            return;
        }
        rivals.Remove((edge, Key(mask)));
        rivals[(edge, Key(keptMask))] = kept.Probability;
        edges[edge] = Edge(kept.Node1, kept.Node2, rival);
        mask.CopyTo(keptMask);
    }

    private static string Key(ReadOnlySpan<ulong> mask)
        => new(MemoryMarshal.Cast<ulong, char>(mask));

    private static double Either(double p, double q) => (p * (1 - q)) + (q * (1 - p));

    private static MatchingEdge Edge(int node1, int node2, double p) => new(node1, node2, Weigh(p), p);

    /// <summary>ln((1 - p) / p); the quotient of the least numbers would be infinite.</summary>
    private static double Weigh(double p) => p < 1e-300 ? -Math.Log(p) : Math.Log((1 - p) / p);
}
