using System.Collections.Immutable;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.Decoding.UnionFind;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Tests.Threads;

/// <summary>What says that threads may share it gives each of them what it gives one alone.</summary>
public sealed class SharedTypesTests
{
    private const int Threads = 6;
    private const ulong Seed = 16;

    private static readonly StimCircuit Circuit = StimCircuit.Parse(RepetitionCode(5, 6));

    private static DetectorErrorModel Model { get; } = CircuitErrorModel.Of(Circuit);

    [Theory]
    [InlineData("mwpm", 1)]
    [InlineData("mwpm", 4)]
    [InlineData("correlated", 2)]
    [InlineData("union-find", 3)]
    public void BatchDecoder_Shared_PredictsAsForOneThread(string name, int workers)
    {
        var sampler = new ModelSampler(Model);
        ShotTable[] shots = [.. Enumerable.Range(0, Threads).Select(block => sampler.Sample(Seed, block))];
        ShotTable[] alone = [.. shots.Select(table => new BatchDecoder(DecoderKind.Parse(name).Create(Model), 1).Predict(table))];
        var shared = new BatchDecoder(DecoderKind.Parse(name).Create(Model), workers);
        for (int round = 0; round < 5; round++)
        {
            ShotTable[] together = Together.Run(Threads, thread => shared.Predict(shots[thread]));
            for (int thread = 0; thread < Threads; thread++)
                AssertEqual(alone[thread], together[thread]);
        }
    }

    /// <summary>One thread's shots that nothing explains are that thread's fault only.</summary>
    [Fact]
    public void BatchDecoder_SharedWithOneWhoseShotsNothingExplains_AnswersTheOthers()
    {
        MatchingGraphBuilder builder = new(4, 1);
        builder.AddEdge(0, 1, 0.1, [0]);
        builder.AddEdge(2, MatchingGraph.Boundary, 0.1, []);
        var shared = new BatchDecoder(new MatchingDecoder(builder.Build()), 3);
        ShotTable good = Table(512, 4, [0, 1]), bad = Table(512, 4, [0]);
        bool[] refused = Together.Run(Threads, thread =>
        {
            if (thread % 2 == 1)
                return Assert.Throws<DecodingException>(() => shared.Predict(bad)).Message.Length > 0;
            for (int i = 0; i < 20; i++)
                Assert.True(shared.Predict(good)[511, 0]);
            return false;
        });
        Assert.Equal(Threads / 2, refused.Count(value => value));
    }

    [Theory]
    [InlineData("mwpm")]
    [InlineData("correlated")]
    [InlineData("union-find")]
    public void Decoder_UsedByASecondThread_SaysSoAndGoesOnAfterwards(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(Model);
        var observables = new ulong[decoder.ObservableWords];
        // The list that receives the first answer's edges asks for a second one, as another thread would, while the first is under way.
        var edges = new AskingList(() => decoder.Predict([0], new ulong[decoder.ObservableWords]));
        var error = Assert.Throws<InvalidOperationException>(() => decoder.Correct([0], edges));
        Assert.Contains("at work on another thread: give each thread a fork", error.Message, StringComparison.Ordinal);

        GraphDecoder fresh = (GraphDecoder)DecoderKind.Parse(name).Create(Model);
        var expected = new ulong[decoder.ObservableWords];
        fresh.Predict([0, 1], expected);
        decoder.Predict([0, 1], observables);
        Assert.Equal(expected, observables);
    }

    [Fact]
    public void Decoders_OnOneGraph_EachAThread_AgreeWithOne()
    {
        MatchingGraph graph = MatchingGraph.FromModel(Model);
        int[][] shots = [.. Enumerable.Range(0, 200).Select(seed => RandomEvents(seed, graph.DetectorCount))];
        double[] alone = [.. shots.Select(shot => new UnionFindDecoder(graph).Correct(shot, []))];
        double[][] together = Together.Run(Threads, _ =>
        {
            var own = new UnionFindDecoder(graph);
            return shots.Select(shot => own.Correct(shot, [])).ToArray();
        });
        Assert.All(together, own => Assert.Equal(alone, own));
    }

    [Fact]
    public void Samplers_Shared_DrawAsForOneThread()
    {
        var model = new ModelSampler(Model);
        var detection = new DetectionSampler(Circuit);
        var measurement = new MeasurementSampler(Circuit, cancellation: TestContext.Current.CancellationToken);
        Func<long, ShotTable>[] draw =
            [block => model.Sample(Seed, block), block => detection.Sample(Seed, block), block => measurement.Sample(Seed, block)];
        foreach (Func<long, ShotTable> sample in draw)
        {
            ShotTable[] alone = [.. Enumerable.Range(0, Threads).Select(block => sample(block))];
            ShotTable[] together = Together.Run(Threads, thread => sample(thread));
            for (int block = 0; block < Threads; block++)
                AssertEqual(alone[block], together[block]);
        }
    }

    [Fact]
    public void DetectionConverter_Shared_ConvertsAsForOneThread()
    {
        var converter = new DetectionConverter(Circuit, cancellation: TestContext.Current.CancellationToken);
        var sampler = new MeasurementSampler(Circuit, cancellation: TestContext.Current.CancellationToken);
        ShotTable[] results = [.. Enumerable.Range(0, Threads).Select(block => sampler.Sample(Seed, block))];
        ShotTable[] alone = [.. results.Select(table => converter.Convert(table))];
        ShotTable[] together = Together.Run(Threads, thread => converter.Convert(results[thread]));
        for (int thread = 0; thread < Threads; thread++)
            AssertEqual(alone[thread], together[thread]);
    }

    [Fact]
    public void StreamDecoder_Shared_CountsAsForOneThread()
    {
        byte[] bytes = Bytes(new ModelSampler(Model).Sample(Seed, 0));
        var layout = new ShotLayout(0, (int)Model.DetectorCount, (int)Model.ObservableCount);
        var decoder = new StreamDecoder(DecoderKind.Matching.Create(Model), 2);
        DecodedShots Decode() => decoder.Decode(
            new ShotReader(new MemoryStream(bytes), ShotFormat.B8, layout), layout, cancellation: TestContext.Current.CancellationToken);
        DecodedShots alone = Decode();
        Assert.InRange(alone.Mistakes, 1, alone.Shots - 1);
        Assert.All(Together.Run(Threads, _ => Decode()), together => Assert.Equal(alone, together));
    }

    private static byte[] Bytes(ShotTable table)
    {
        using var stream = new MemoryStream();
        using (var writer = new ShotWriter(stream, ShotFormat.B8, new ShotLayout(0, table.Bits, 0)))
            for (int shot = 0; shot < table.Shots; shot++)
                writer.Write(table[shot]);
        return stream.ToArray();
    }

    private static ShotTable Table(int shots, int bits, ImmutableArray<int> ones)
    {
        var table = new ShotTable(shots, bits);
        for (int shot = 0; shot < shots; shot++)
            foreach (int bit in ones)
                table[shot][bit >> 6] |= 1UL << (bit & 63);
        return table;
    }

    private static int[] RandomEvents(int seed, int detectors)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, detectors).Where(_ => random.Next(4) == 0)];
    }

    private static void AssertEqual(ShotTable expected, ShotTable actual)
    {
        Assert.Equal((expected.Shots, expected.Bits), (actual.Shots, actual.Bits));
        for (int shot = 0; shot < expected.Shots; shot++)
            Assert.True(expected[shot].SequenceEqual(actual[shot]), $"row {shot}");
    }

    /// <summary>A repetition code that is measured for some rounds with noise on data and measurements.</summary>
    private static string RepetitionCode(int distance, int rounds)
    {
        string data = string.Join(' ', Enumerable.Range(0, distance).Select(i => 2 * i));
        string checks = string.Join(' ', Enumerable.Range(0, distance - 1).Select(i => 2 * i + 1));
        string left = string.Join(' ', Enumerable.Range(0, distance - 1).Select(i => $"{2 * i} {2 * i + 1}"));
        string right = string.Join(' ', Enumerable.Range(0, distance - 1).Select(i => $"{2 * i + 2} {2 * i + 1}"));
        string round = $"X_ERROR(0.05) {data}\nCX {left}\nCX {right}\nMR(0.05) {checks}\n";
        int last = distance - 1;
        string first = string.Concat(Enumerable.Range(1, last).Select(k => $"DETECTOR rec[-{k}]\n"));
        string next = string.Concat(Enumerable.Range(1, last).Select(k => $"DETECTOR rec[-{k}] rec[-{k + last}]\n"));
        string end = string.Concat(Enumerable.Range(1, last).Select(k => $"DETECTOR rec[-{k}] rec[-{k + 1}] rec[-{k + distance}]\n"));
        return $"{round}{first}REPEAT {rounds - 1} {{\n{round}{next}}}\nM {data}\n{end}OBSERVABLE_INCLUDE(0) rec[-1]\n";
    }

    /// <summary>A list that does something when it gets its first item.</summary>
    private sealed class AskingList(Action ask) : System.Collections.ObjectModel.Collection<int>
    {
        protected override void InsertItem(int index, int item)
        {
            ask();
            base.InsertItem(index, item);
        }
    }
}
