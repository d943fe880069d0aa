using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Extensions.Tests.Quantum;

/// <summary>A decoder from outside, by the public contract alone: in a batch, in a stream, in the memory experiment.</summary>
public class ToyDecoderTests
{
    private const string Chain = "error(0.1) D0\nerror(0.11) D0 D1\nerror(0.12) D1 D2\nerror(0.13) D2 L0";

    /// <summary>Every pattern of events: the likeliest single explanation is what matching finds too.</summary>
    [Fact]
    public void Predict_EveryPatternOfAChain_EqualsMatching()
    {
        DetectorErrorModel model = DetectorErrorModel.Parse(Chain);
        var shots = new ShotTable(8, (int)model.DetectorCount);
        for (int shot = 0; shot < shots.Shots; shot++)
            shots[shot][0] = (ulong)shot;
        ShotTable own = new BatchDecoder(new LookupDecoder(model), 2).Predict(shots);
        ShotTable matching = new BatchDecoder(DecoderKind.Matching.Create(model), 2).Predict(shots);

        for (int shot = 0; shot < shots.Shots; shot++)
            Assert.Equal(matching[shot, 0], own[shot, 0]);
    }

    [Fact]
    public void Decode_AStream_TakesADecoderFromOutside()
    {
        DetectorErrorModel model = DetectorErrorModel.Parse(Chain);
        var layout = new ShotLayout(0, (int)model.DetectorCount, (int)model.ObservableCount);
        using var text = new MemoryStream("0000\n0011\n1000\n0010\n"u8.ToArray());
        DecodedShots counts = new StreamDecoder(new LookupDecoder(model), 1)
            .Decode(new ShotReader(text, ShotFormat.Text01, layout), layout, cancellation: TestContext.Current.CancellationToken);

        // D2 alone is most likely the observable's error: the last shot says it was not.
        Assert.Equal((4, 1), (counts.Shots, counts.Mistakes));
    }

    [Fact]
    public void MemoryStudy_WithADecoderByFactory_CountsIt()
    {
        MemoryReport report = MemoryStudy.Run(
            new()
            {
                Distances = [3], Probabilities = [0.01], Limit = new(2000), Workers = 2,
                Decoders = [DecoderKind.Matching, new("trusting", model => new TrustingDecoder(model))],
            },
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["mwpm", "trusting"], report.Points.Select(point => point.Setting.Decoder));
        Assert.All(report.Points, point => Assert.Equal(2000, point.Shots));
        Assert.True(report.Points[1].Errors > 2 * report.Points[0].Errors, "Who never corrects errs more often than matching.");
    }

    /// <summary>The likeliest set of errors for every pattern of events, found by trying all sets: for a handful of errors.</summary>
    private sealed class LookupDecoder : Decoder
    {
        private readonly Dictionary<ulong, (double Chance, ulong Observables)> table;

        public LookupDecoder(DetectorErrorModel model)
            : this((int)model.DetectorCount, (int)model.ObservableCount, Table(model)) { }

        private LookupDecoder(int detectors, int observables, Dictionary<ulong, (double, ulong)> table)
            : base(detectors, observables) => this.table = table;

        public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables)
        {
            ulong pattern = 0;
            foreach (int detector in events)
                pattern |= 1UL << detector;
            observables[0] = table[pattern].Observables;
        }

        public override Decoder Fork() => new LookupDecoder(DetectorCount, ObservableCount, table);

        private static Dictionary<ulong, (double Chance, ulong Observables)> Table(DetectorErrorModel model)
        {
            var errors = new List<(double Chance, ulong Detectors, ulong Observables)>();
            model.ForEachError((chance, targets) =>
            {
                ulong detectors = 0, flips = 0;
                foreach (DemTarget target in targets)
                {
                    detectors ^= target.Kind == DemTargetKind.Detector ? 1UL << (int)target.Index : 0;
                    flips ^= target.Kind == DemTargetKind.Observable ? 1UL << (int)target.Index : 0;
                }

                errors.Add((chance, detectors, flips));
            });
            var table = new Dictionary<ulong, (double Chance, ulong Observables)>();
            for (int set = 0; set < 1 << errors.Count; set++)
            {
                (double chance, ulong detectors, ulong flips) = (1, 0, 0);
                for (int i = 0; i < errors.Count; i++)
                {
                    bool happens = (set >> i & 1) == 1;
                    chance *= happens ? errors[i].Chance : 1 - errors[i].Chance;
                    detectors ^= happens ? errors[i].Detectors : 0;
                    flips ^= happens ? errors[i].Observables : 0;
                }

                if (!table.TryGetValue(detectors, out var best) || chance > best.Chance)
                    table[detectors] = (chance, flips);
            }

            return table;
        }
    }

    /// <summary>Trusts that nothing ever flips.</summary>
    private sealed class TrustingDecoder(DetectorErrorModel model) : Decoder((int)model.DetectorCount, (int)model.ObservableCount)
    {
        public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables) => observables.Clear();

        public override Decoder Fork() => new TrustingDecoder(model);
    }
}
