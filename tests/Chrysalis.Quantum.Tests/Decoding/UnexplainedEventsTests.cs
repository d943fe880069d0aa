using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Tests.Decoding.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Decoding;

/// <summary>Shots that no errors of the model explain, wherever in the model they stand.</summary>
public class UnexplainedEventsTests
{
    private const string Gap = "error(0.1) D0 D2\nerror(0.1) D0\nerror(0.2) D2 L1";
    private const string NoBoundary = "error(0.1) D0 D1 L0\nerror(0.1) D2 D3";

    public static TheoryData<string> Names => new(DecoderKind.Names.ToArray());

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_LoneDetector_IsRefusedByNameAndShot(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(DetectorErrorModel.Parse(Gap));
        ShotTable shots = Table(600, 3, (0, 0), (0, 2), (598, 1), (599, 1));

        var refusal = Assert.Throws<DecodingException>(() => new BatchDecoder(decoder, 3).Predict(shots));

        Assert.Equal("Shot 598 (counted from 0): no errors of the model explain the event at D1: none flips it.", refusal.Message);
        Assert.Equal([1], refusal.UnexplainedEvents);
        Assert.Equal(598, refusal.Shot);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_PartWithoutBoundary_ExplainsEvenNumbersOnly(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(DetectorErrorModel.Parse(NoBoundary));
        var prediction = new ulong[1];

        decoder.Predict([0, 1, 2, 3], prediction);
        Assert.Equal(1UL, prediction[0]);
        // The part of D2 and D3 flips no observable: it is looked at all the same.
        Assert.Equal([2], Assert.Throws<DecodingException>(() => decoder.Predict([0, 1, 2], prediction)).UnexplainedEvents);
        Assert.Equal([0, 3], Assert.Throws<DecodingException>(() => decoder.Predict([3, 0], prediction)).UnexplainedEvents);
        decoder.Predict([0, 1], prediction);
        Assert.Equal(1UL, prediction[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_UnexplainedAllowed_DecodesTheRest(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(DetectorErrorModel.Parse(Gap));
        var batch = new BatchDecoder(decoder, 2) { AllowsUnexplained = true };

        ShotTable predicted = batch.Predict(Table(300, 3, (0, 2), (1, 1), (2, 1), (2, 2), (299, 1)));

        Assert.Equal([true, false, true, false], new[] { 0, 1, 2, 299 }.Select(shot => predicted[shot, 1]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_ModelWithoutObservables_HasNothingToSay(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(
            DetectorErrorModel.Parse("error(0.1) D0\nerror(0.9) D0 D1\nerror(0.1) D1"));

        Assert.Equal(0, new BatchDecoder(decoder, 1).Predict(Table(3, 2, (0, 0), (1, 1))).Bits);
    }

    [Fact]
    public void Decode_Stream_NamesTheShotByItsPlaceInTheStream()
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Matching.Create(DetectorErrorModel.Parse(Gap));
        const int Before = 40_000;
        string text = string.Concat(Enumerable.Repeat("101\n", Before)) + "010\n001\n";
        ShotReader Shots() => new(
            new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text)), ShotFormat.Text01, new ShotLayout(0, 3, 0));

        CancellationToken cancellation = TestContext.Current.CancellationToken;

        var refusal = Assert.Throws<DecodingException>(
            () => new StreamDecoder(decoder, 2).Decode(Shots(), new ShotLayout(0, 3, 0), cancellation: cancellation));
        Assert.Equal(Before, refusal.Shot);
        var allowing = new StreamDecoder(decoder, 2) { AllowsUnexplained = true };
        Assert.Equal(Before + 2, allowing.Decode(Shots(), new ShotLayout(0, 3, 0), cancellation: cancellation).Shots);
        Assert.Equal(1, allowing.UnexplainedShots);
    }

    /// <summary>Several parts, with and without a boundary, with edges of negative and of no weight.</summary>
    [Fact]
    public void Correct_DisconnectedParts_WeighsAsTheBestOfAllSubsetsOrIsRefusedWithIt()
    {
        for (long i = 0; i < FuzzSettings.CasesOr(300); i++)
        {
            var random = new Random((int)((i * 6151) ^ FuzzSettings.Seed));
            var builder = new MatchingGraphBuilder(8, 2);
            var taken = new HashSet<(int, int)>();
            for (int edge = random.Next(4, 11); edge > 0; edge--)
            {
                // Two halves that no edge joins; only some graphs have a boundary at all.
                int half = 4 * random.Next(2), a = half + random.Next(4);
                int b = random.Next(4) == 0 && i % 3 > 0 ? MatchingGraph.Boundary : half + random.Next(4);
                if (a != b && taken.Add((Math.Max(a, b), Math.Min(a, b))))
                    builder.AddEdge(a, b, random.Next(-3, 5), random.Next(2));
            }
            MatchingGraph graph = builder.Build();
            int[] events = RandomGraph.Events(random, graph, 8);
            double best = EverySubset.Weight(graph, events);
            var edges = new List<int>();
            if (double.IsInfinity(best))
            {
                Assert.NotEmpty(Assert.Throws<DecodingException>(
                    () => new MatchingDecoder(graph).Correct(events, edges)).UnexplainedEvents);
                continue;
            }
            Assert.Equal(best, new MatchingDecoder(graph).Correct(events, edges), 1e-6);
            Assert.Equal(events.Order(), RandomGraph.Syndrome(graph, edges));
        }
    }

    private static ShotTable Table(int shots, int bits, params (int Shot, int Bit)[] ones)
    {
        var table = new ShotTable(shots, bits);
        foreach ((int shot, int bit) in ones)
            table.Flip(shot, bit);
        return table;
    }
}
