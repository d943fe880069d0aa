using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Tests.Decoding.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Decoding.Streams;

public class StreamDecoderTests
{
    private static readonly DetectorErrorModel Chain = DetectorErrorModel.Parse(
        "error(0.1) D0 L0\nerror(0.1) D0 D1\nerror(0.1) D1 D2\nerror(0.1) D2");

    [Theory]
    [InlineData(ShotFormat.B8)]
    [InlineData(ShotFormat.Text01)]
    [InlineData(ShotFormat.Dets)]
    public void Decode_Stream_PredictsAsShotByShot(ShotFormat format)
    {
        DetectorErrorModel model = Model("d3_p0.005");
        ShotTable shots = new ModelSampler(model).Sample(3, 0);
        var decoder = new MatchingDecoder(MatchingGraph.FromModel(model));
        var layout = new ShotLayout(0, 24, 1);
        var output = new MemoryStream();
        using var writer = new ShotWriter(output, format, new ShotLayout(0, 0, 1));

        DecodedShots decoded = new StreamDecoder(decoder, 2).Decode(
            new ShotReader(Written(shots, layout, format), format, layout), layout, null, writer, TestContext.Current.CancellationToken);

        Assert.Equal(new DecodedShots(new BatchDecoder(decoder, 1).CountMistakes(shots), shots.Shots, true), decoded);
        writer.Flush();
        output.Position = 0;
        ShotTable predicted = new BatchDecoder(decoder, 1).Predict(shots);
        var reader = new ShotReader(output, format, new ShotLayout(0, 0, 1));
        var read = new ulong[1];
        for (int shot = 0; shot < shots.Shots; shot++)
        {
            Assert.True(reader.TryRead(read));
            Assert.Equal(predicted[shot][0], read[0]);
        }
    }

    /// <summary>One shot less than a block, a block, one more, several blocks.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData((1 << 14) - 1)]
    [InlineData(1 << 14)]
    [InlineData((1 << 14) + 1)]
    [InlineData(3 << 14)]
    public void Decode_AnyLength_CountsEveryShotOnce(int shots)
    {
        // Every shot is D0 alone: predicted L0, and true in the appended bit.
        byte[] bytes = new byte[shots];
        Array.Fill(bytes, (byte)0b1001);
        var layout = new ShotLayout(0, 3, 1);

        DecodedShots decoded = Decoder().Decode(
            new ShotReader(new MemoryStream(bytes), ShotFormat.B8, layout), layout, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(new DecodedShots(0, shots, true), decoded);
    }

    [Fact]
    public void Decode_ObservablesOfTheirOwn_AreCompared()
    {
        var layout = new ShotLayout(0, 3, 0);
        var events = new ShotReader(new MemoryStream([1, 0, 1]), ShotFormat.B8, layout);
        var truth = new ShotReader(new MemoryStream([1, 1, 1]), ShotFormat.B8, new ShotLayout(0, 0, 1));

        Assert.Equal(new DecodedShots(1, 3, true), Decoder().Decode(events, layout, truth, null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(2, "ends before")]
    [InlineData(4, "goes on after")]
    public void Decode_MoreOrFewerObservablesThanShots_IsRefused(int observables, string problem)
    {
        var layout = new ShotLayout(0, 3, 0);
        var truth = new ShotReader(new MemoryStream(new byte[observables]), ShotFormat.B8, new ShotLayout(0, 0, 1));

        Assert.Contains(problem, Assert.Throws<StimFormatException>(() => Decoder().Decode(
            new ShotReader(new MemoryStream(new byte[3]), ShotFormat.B8, layout), layout, truth, null,
            TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_RandomBytes_EndInCountsOrAnError()
    {
        var random = new Random(4);
        var layout = new ShotLayout(0, 3, 1);
        var bytes = new byte[300];
        StreamDecoder decoder = Decoder();
        foreach (ShotFormat format in Enum.GetValues<ShotFormat>())
            for (int i = 0; i < 200; i++)
            {
                random.NextBytes(bytes);
                if (i % 2 == 0)
                    bytes.AsSpan().Replace((byte)0, (byte)9);
                foreach (ref byte b in bytes.AsSpan())
                    b = i % 3 == 0 ? (byte)(b & 15) : b;
                try
                {
                    Assert.InRange(decoder.Decode(
                        new ShotReader(new MemoryStream(bytes), format, layout), layout,
                        cancellation: TestContext.Current.CancellationToken).Shots, 0, 300);
                }
                catch (StimFormatException e)
                {
                    Assert.StartsWith("Shot ", e.Message, StringComparison.Ordinal);
                }
            }
    }

    /// <summary>Hostile models become a decoder, or are refused in one sentence.</summary>
    [Fact]
    public void Create_EditedModels_DecodeOrAreRefused()
    {
        string valid = Chain.ToString() + "repeat 3 {\nerror(0.1) D3 D4 ^ D5 L1\nshift_detectors 2\n}\n";
        const string alphabet = "DL^(){} .0123456789\nerp";
        var random = new Random(6);
        for (int i = 0; i < 3000; i++)
        {
            char[] text = valid.ToCharArray();
            for (int edit = 0; edit < 3; edit++)
                text[random.Next(text.Length)] = alphabet[random.Next(alphabet.Length)];
            try
            {
                DetectorErrorModel model = DetectorErrorModel.Parse(new string(text));
                if (model.DetectorCount + model.ObservableCount > 100_000 || model.ErrorCount > 100_000)
                    continue;
                GraphDecoder decoder = (GraphDecoder)DecoderKind.All[i % 3].Create(model);
                int[] events = [.. Enumerable.Range(0, decoder.Graph.DetectorCount).Where(_ => random.Next(3) == 0).Take(50)];
                var edges = new List<int>();
                decoder.Correct(events, edges);
                Assert.Equal(events, RandomGraph.Syndrome(decoder.Graph, edges));
            }
            catch (Exception e) when (e is StimFormatException or DecodingException)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    private static StreamDecoder Decoder() => new(new MatchingDecoder(MatchingGraph.FromModel(Chain)), 2);

    private static MemoryStream Written(ShotTable shots, ShotLayout layout, ShotFormat format)
    {
        var stream = new MemoryStream();
        using (var writer = new ShotWriter(stream, format, layout))
            for (int shot = 0; shot < shots.Shots; shot++)
                writer.Write(shots[shot]);
        stream.Position = 0;
        return stream;
    }

    private static DetectorErrorModel Model(string name)
        => DetectorErrorModel.ReadFile(SharedData.Require($"data/qec/rotated_memory_z_{name}.dem"));
}
