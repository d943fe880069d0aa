using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.UnionFind;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Tests.Decoding.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Decoding;

public class ExhaustiveSyndromeTests
{
    /// <summary>
    /// Every syndrome of one and of two errors: corrections explain it, exact matching weighs no more than the errors
    /// themselves nor than union-find, and what fewer errors than half the distance flip is predicted.
    /// </summary>
    [Theory]
    [InlineData("d3_p0.001", 1, 1)]
    [InlineData("d3_p0.005", 1, 1)]
    [InlineData("d5_p0.001", 2, 3)]
    public void Correct_EveryOneAndTwoErrors_IsExplainedAtLeastWeight(string name, int correctable, int stride)
    {
        DetectorErrorModel model = DetectorErrorModel.ReadFile(SharedData.Require($"data/qec/rotated_memory_z_{name}.dem"));
        MatchingGraph graph = MatchingGraph.FromModel(model);
        var matching = new MatchingDecoder(graph);
        var unionFind = new UnionFindDecoder(graph);
        var correlated = new CorrelatedMatchingDecoder(model);
        (var edges, var predicted) = (new List<int>(), new ulong[1]);
        for (int i = 0; i < graph.Edges.Count; i++)
            for (int j = 0; j <= i; j++)
            {
                int[] errors = i == j ? [i] : [i, j];
                int[] events = RandomGraph.Syndrome(graph, errors);
                double weight = Explained(matching, events, edges);
                Assert.InRange(weight, 0, errors.Sum(e => graph.Edges[e].Weight) + 0.01);
                matching.Predict(events, predicted);
                if (errors.Length <= correctable)
                    Assert.Equal(RandomGraph.Observables(graph, errors), predicted);

                // The slower ones on every syndrome of the small code and a share of the large one's.
                if ((i + j) % stride != 0)
                    continue;
                Assert.InRange(Explained(unionFind, events, edges), weight - 0.01, double.PositiveInfinity);
                Assert.InRange(Explained(correlated, events, edges), weight - 0.01, double.PositiveInfinity);
            }
    }

    private static double Explained(GraphDecoder decoder, int[] events, List<int> edges)
    {
        edges.Clear();
        double weight = decoder.Correct(events, edges);
        Assert.Equal(events, RandomGraph.Syndrome(decoder.Graph, edges));
        return weight;
    }
}
