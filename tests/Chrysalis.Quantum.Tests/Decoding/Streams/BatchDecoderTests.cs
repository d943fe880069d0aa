using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.Decoding.UnionFind;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Decoding.Streams;

public class BatchDecoderTests
{
    private const ulong Seed = 2026;

    [Fact]
    public void Predict_AnyNumberOfWorkers_IsTheSame()
    {
        DetectorErrorModel model = Model("d5_p0.005");
        ShotTable shots = new ModelSampler(model).Sample(Seed, 0);
        MatchingGraph graph = MatchingGraph.FromModel(model);
        ShotTable one = new BatchDecoder(new MatchingDecoder(graph), 1).Predict(shots);
        ShotTable three = new BatchDecoder(new MatchingDecoder(graph), 3).Predict(shots);

        for (int shot = 0; shot < shots.Shots; shot++)
            Assert.Equal(one[shot].ToArray(), three[shot].ToArray());
    }

    /// <summary>The published counts: 6868 of 400000 and 5654 of 400000; the interval is five sigma of ours.</summary>
    [Theory]
    [InlineData("d3_p0.005", 40, 6868 / 400000.0, 1.4072)]
    [InlineData("d5_p0.005", 30, 5654 / 400000.0, 8.35455)]
    [InlineData("d7_p0.005", 16, 4107 / 400000.0, 25.14795)]
    public void CountMistakes_SampledModels_FindsPyMatchingsErrorRate(string name, int blocks, double rate, double events)
    {
        DetectorErrorModel model = Model(name);
        var sampler = new ModelSampler(model);
        var batch = new BatchDecoder(new MatchingDecoder(MatchingGraph.FromModel(model)));
        (int mistakes, long fired) = (0, 0);
        for (int block = 0; block < blocks; block++)
        {
            ShotTable shots = sampler.Sample(Seed, block);
            mistakes += batch.CountMistakes(shots);
            for (int shot = 0; shot < shots.Shots; shot++)
                for (int d = 0; d < sampler.Detectors; d++)
                    fired += shots[shot, d] ? 1 : 0;
        }
        double n = (double)blocks * ModelSampler.BlockShots;
        double sigma = Math.Sqrt(rate / n);
        Assert.InRange(mistakes / n, rate - (5 * sigma), rate + (5 * sigma));
        Assert.Equal(events, fired / n, 0.02 * events);
    }

    /// <summary>Fewer mistakes with correlations, more with union-find, on the same shots.</summary>
    [Fact]
    public void CountMistakes_ThreeDecoders_OrderAsPublished()
    {
        DetectorErrorModel model = Model("d5_p0.005");
        MatchingGraph graph = MatchingGraph.FromModel(model);
        var sampler = new ModelSampler(model);
        BatchDecoder correlated = new(new CorrelatedMatchingDecoder(model));
        BatchDecoder matching = new(new MatchingDecoder(graph));
        BatchDecoder unionFind = new(new UnionFindDecoder(graph));
        (int c, int m, int u) = (0, 0, 0);
        for (int block = 0; block < 20; block++)
        {
            ShotTable shots = sampler.Sample(Seed, block);
            (c, m, u) = (c + correlated.CountMistakes(shots), m + matching.CountMistakes(shots), u + unionFind.CountMistakes(shots));
        }
        Assert.InRange(c, 0.5 * m, 0.95 * m);
        Assert.InRange(u, m, 2.0 * m);
    }

    /// <summary>Every single error, and every pair of errors at distance 5, is corrected.</summary>
    [Theory]
    [InlineData("d3_p0.001", 1)]
    [InlineData("d5_p0.001", 2)]
    public void Predict_FewerErrorsThanHalfTheDistance_AreAllCorrected(string name, int errors)
    {
        MatchingGraph graph = MatchingGraph.FromModel(Model(name));
        var decoder = new MatchingDecoder(graph);
        var predicted = new ulong[1];
        for (int i = 0; i < graph.Edges.Count; i++)
            for (int j = errors == 1 ? i : 0; j <= i; j++)
            {
                int[] edges = i == j ? [i] : [i, j];
                decoder.Predict(Reference.RandomGraph.Syndrome(graph, edges), predicted);
                Assert.Equal(Reference.RandomGraph.Observables(graph, edges), predicted);
            }
    }

    [Fact]
    public void Predict_ShotsTooShort_SaysSo()
    {
        MatchingGraph graph = new MatchingGraphBuilder(10, 1).Build();

        var thrown = Assert.Throws<DecodingException>(
            () => new BatchDecoder(new MatchingDecoder(graph), 1).Predict(new ShotTable(1, 9)));

        Assert.Contains("10 detectors", thrown.Message, StringComparison.Ordinal);
    }

    private static DetectorErrorModel Model(string name)
        => DetectorErrorModel.ReadFile(SharedData.Require($"data/qec/rotated_memory_z_{name}.dem"));
}
