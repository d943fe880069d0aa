using System.Globalization;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Tests.Decoding.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Decoding.Matching;

public class MatchingDecoderTests
{
    [Theory]
    [InlineData(1, 1500, 8, 14, 0.2, 1, 3, 8)]
    [InlineData(2, 1500, 14, 40, 0.1, 0, 4, 12)]
    [InlineData(3, 600, 30, 60, 0.05, 1, 2, 12)]
    [InlineData(4, 400, 24, 120, 0.02, 1, 1000, 14)]
    [InlineData(5, 100, 40, 70, 0.02, 1, 5, 18)]
    [InlineData(6, 1000, 16, 30, 0, 1, 3, 12)]
    public void PredictAndWeigh_RandomGraphs_WeighsAsTheExactMatcher(
        int seed, int cases, int nodes, int edges, double boundary, int min, int max, int events)
    {
        var random = new Random(seed);
        for (int i = 0; i < cases; i++)
        {
            MatchingGraph graph = RandomGraph.Create(random, nodes, edges, boundary, min, max);
            var decoder = new MatchingDecoder(graph);
            for (int shot = 0; shot < 3; shot++)
                AssertExact(graph, decoder, RandomGraph.Events(random, graph, events), ExactMatcher.Weight);
        }
    }

    [Fact]
    public void PredictAndWeigh_NegativeWeights_WeighsAsTheBestOfAllSubsets()
    {
        var random = new Random(7);
        for (int i = 0; i < 400; i++)
        {
            MatchingGraph graph = RandomGraph.Create(random, 7, 11, 0.2, -4, 6);
            AssertExact(graph, new MatchingDecoder(graph), RandomGraph.Events(random, graph, 7), EverySubset.Weight);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Predict_ManyObservables_AreThoseOfTheCorrection(int observables)
    {
        var random = new Random(observables);
        for (int i = 0; i < 200; i++)
        {
            // Weights in a wide range: the best solution is almost surely the only one.
            MatchingGraph graph = RandomGraph.Create(random, 14, 40, 0.2, 1, 1 << 26, observables);
            var decoder = new MatchingDecoder(graph, new() { WeightLevels = MatchingOptions.MaxWeightLevels });
            int[] events = RandomGraph.Events(random, graph, 10);
            if (double.IsInfinity(ExactMatcher.Weight(graph, events)))
                continue;
            var edges = new List<int>();
            decoder.Correct(events, edges);
            var predicted = new ulong[graph.ObservableWords];
            decoder.Predict(events, predicted);
            Assert.Equal(RandomGraph.Observables(graph, edges), predicted);
        }
    }

    [Fact]
    public void PredictAndWeigh_PublishedShotsOfDistance13_EqualTheExactMatchersPredictionsAndWeights()
    {
        string data = SharedData.Require("data/qec/surface_code_rotated_memory_x_13_0.01.dem")[..^4];
        string[] predictions = File.ReadAllLines(data + "_1000_shots_no_buckets_predictions_pymatchingv0.7_exact.txt");
        string[] weights = File.ReadAllLines(data + "_1000_shots_no_buckets_weights_pymatchingv0.7_exact.txt");
        MatchingGraph graph = MatchingGraph.FromModel(DetectorErrorModel.ReadFile(data + ".dem"));
        var decoder = new MatchingDecoder(graph);
        ulong[] observables = new ulong[1];
        foreach ((int i, int[] events) in Shots(data + "_1000_shots.b8", graph).Index())
        {
            double exact = double.Parse(weights[i], CultureInfo.InvariantCulture);
            double weight = decoder.PredictAndWeigh(events, observables);
            Assert.Equal(ulong.Parse(predictions[i], CultureInfo.InvariantCulture), observables[0]);
            Assert.InRange(weight, exact * (1 - 1e-4), exact * (1 + 1e-4));
            var edges = new List<int>();
            Assert.Equal(exact, decoder.Correct(events, edges), exact * 1e-5);
            Assert.Equal(events, RandomGraph.Syndrome(graph, edges));
        }
    }

    [Fact]
    public void Predict_OddEventsWithoutBoundary_ThrowsAndDecodesOn()
    {
        var builder = new MatchingGraphBuilder(3, 1);
        builder.AddEdge(0, 1, 1, 0);
        builder.AddEdge(1, 2, 1);
        var decoder = new MatchingDecoder(builder.Build());
        var observables = new ulong[1];

        var thrown = Assert.Throws<DecodingException>(() => decoder.Predict([0, 1, 2], observables));

        Assert.Contains("odd number", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(2, decoder.PredictAndWeigh([0, 2], observables));
        Assert.Equal(1UL, observables[0]);
    }

    [Fact]
    public void Predict_EventTwiceOrOutside_IsNamed()
    {
        var builder = new MatchingGraphBuilder(2, 1);
        builder.AddEdge(0, 1, 1);
        var decoder = new MatchingDecoder(builder.Build());

        Assert.Contains("stands twice", Assert.Throws<DecodingException>(
            () => decoder.PredictAndWeigh([1, 1], new ulong[1])).Message, StringComparison.Ordinal);
        Assert.Contains("Detector 2 is outside", Assert.Throws<DecodingException>(
            () => decoder.PredictAndWeigh([2], new ulong[1])).Message, StringComparison.Ordinal);
    }

    /// <summary>The weight, the correction's weight and the correction's syndrome.</summary>
    private static void AssertExact(
        MatchingGraph graph, MatchingDecoder decoder, int[] events, Func<MatchingGraph, IReadOnlyList<int>, double> oracle)
    {
        double exact = oracle(graph, events);
        var observables = new ulong[graph.ObservableWords];
        if (double.IsInfinity(exact))
        {
            Assert.Throws<DecodingException>(() => decoder.PredictAndWeigh(events, observables));
            return;
        }
        var edges = new List<int>();
        Assert.Equal(exact, decoder.PredictAndWeigh(events, observables));
        Assert.Equal(exact, decoder.Correct(events, edges));
        Assert.Equal(events.Order(), RandomGraph.Syndrome(graph, edges));
    }

    private static IEnumerable<int[]> Shots(string path, MatchingGraph graph)
    {
        using FileStream stream = File.OpenRead(path);
        var layout = new ShotLayout(0, graph.DetectorCount, graph.ObservableCount);
        var reader = new ShotReader(stream, ShotFormat.B8, layout);
        var shot = new ulong[layout.Words];
        while (reader.TryRead(shot))
            yield return [.. Enumerable.Range(0, graph.DetectorCount).Where(d => (shot[d >> 6] >> (d & 63) & 1) == 1)];
    }
}
