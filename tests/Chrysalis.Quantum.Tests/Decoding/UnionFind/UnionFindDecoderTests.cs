using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.UnionFind;
using Chrysalis.Quantum.Tests.Decoding.Reference;

namespace Chrysalis.Quantum.Tests.Decoding.UnionFind;

public class UnionFindDecoderTests
{
    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(0.05, 1)]
    [InlineData(0, 1)]
    [InlineData(0.2, -3)]
    public void Correct_RandomGraphs_ExplainsTheEventsAndWeighsNoLessThanMatching(double boundary, int minWeight)
    {
        var random = new Random(3);
        for (int i = 0; i < 800; i++)
        {
            MatchingGraph graph = RandomGraph.Create(random, 20, 45, boundary, minWeight, 5);
            var unionFind = new UnionFindDecoder(graph);
            var matching = new MatchingDecoder(graph);
            int[] events = RandomGraph.Events(random, graph, 14);
            var edges = new List<int>();
            double exact;
            try
            {
                exact = matching.Correct(events, edges);
            }
            catch (DecodingException)
            {
                Assert.Throws<DecodingException>(() => unionFind.Correct(events, edges));
                continue;
            }
            edges.Clear();
            Assert.InRange(unionFind.Correct(events, edges), exact - 1e-9, double.PositiveInfinity);
            Assert.Equal(events.Order(), RandomGraph.Syndrome(graph, edges));
            var predicted = new ulong[1];
            unionFind.Predict(events, predicted);
            Assert.Equal(RandomGraph.Observables(graph, edges), predicted);
        }
    }

    [Fact]
    public void Predict_SixtyFiveObservables_AreThoseOfTheCorrection()
    {
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            MatchingGraph graph = RandomGraph.Create(random, 20, 60, 0.3, 1, 100, 65);
            var decoder = new UnionFindDecoder(graph);
            int[] events = RandomGraph.Events(random, graph, 10);
            var edges = new List<int>();
            try
            {
                decoder.Correct(events, edges);
            }
            catch (DecodingException)
            {
                continue;
            }
            var predicted = new ulong[2];
            decoder.Predict(events, predicted);
            Assert.Equal(RandomGraph.Observables(graph, edges), predicted);
        }
    }
}
