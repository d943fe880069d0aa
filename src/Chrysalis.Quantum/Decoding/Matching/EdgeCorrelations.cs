using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding.Matching;

/// <summary>For every edge of a graph the edges that share an error with it, and their weights given that it happened.</summary>
internal sealed class EdgeCorrelations
{
    private readonly (int Edge, double Weight)[][] implied;

    private EdgeCorrelations(MatchingGraph graph, (int Edge, double Weight)[][] implied)
    {
        Graph = graph;
        this.implied = implied;
    }

    public MatchingGraph Graph { get; }

    /// <summary>The edges that an edge makes likelier, with the weight ln((1 - q) / q) of q = P(other | edge), at most one half.</summary>
    public ReadOnlySpan<(int Edge, double Weight)> Of(int edge) => implied[edge];

    /// <summary>Finds the correlations of a model whose errors are decomposed.</summary>
    public static EdgeCorrelations Of(DetectorErrorModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        MatchingGraphBuilder builder = MatchingGraphBuilder.FromModel(model);
        MatchingGraph graph = builder.Build();
        Dictionary<(int, int), double> joint = JointProbabilities(model, builder);
        var implied = new List<(int Edge, double Weight)>[graph.Edges.Count];
        foreach (((int edge, int other), double both) in joint)
        {
            double q = Math.Min(0.5, both / graph.Edges[edge].Probability);
            if (graph.Edges[edge].Weight > 0 && graph.Edges[other].Weight > 0)
                (implied[edge] ??= []).Add((other, Math.Log((1 - q) / q)));
        }
        return new(graph, [.. implied.Select(list => list is null ? [] : list.ToArray())]);
    }

    /// <summary>The chance that an error on both edges happens, for ordered pairs; errors that share the pair are independent.</summary>
    private static Dictionary<(int, int), double> JointProbabilities(DetectorErrorModel model, MatchingGraphBuilder builder)
    {
        var joint = new Dictionary<(int, int), double>();
        var components = new ComponentSplitter(builder.ObservableCount);
        model.ForEachError((probability, targets) =>
        {
            // What always happens is no edge, and tells nothing of others.
            if (probability is 0 or 1)
                return;
            components.Split(targets);
            for (int i = 0; i < components.Count; i++)
                for (int j = 0; j < components.Count; j++)
                {
                    var pair = (builder.EdgeBetween(components.Nodes(i)), builder.EdgeBetween(components.Nodes(j)));
                    double p = joint.GetValueOrDefault(pair);
                    if (pair.Item1 != pair.Item2)
                        joint[pair] = (p * (1 - probability)) + (probability * (1 - p));
                }
        });
        return joint;
    }
}
