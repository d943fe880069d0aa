using System.Globalization;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.Tests.Decoding.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Decoding;

/// <summary>Errors of probability 1, and others at the ends of the scale.</summary>
public class CertainErrorsTests
{
    private const int Detectors = 5;
    private const int Observables = 3;

    public static TheoryData<string> Names => new(DecoderKind.Names.ToArray());

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_CertainErrors_AreExpectedOfEveryShot(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(
            DetectorErrorModel.Parse("error(1) D0 L0\nerror(0.1) D0 D1\nerror(0.1) D1"));

        Assert.Equal(1UL, Predict(decoder, 0));
        Assert.Equal(1UL, Predict(decoder, 0, 1));
        Assert.Equal(1UL, Predict(decoder));
    }

    /// <summary>Exact matching finds the likeliest set of errors of models with certain, likely, unlikely and unseen errors.</summary>
    [Fact]
    public void Predict_EveryShotOfSmallModels_IsOfTheLikeliestErrors()
    {
        for (int i = 0; i < FuzzSettings.CasesOr(150); i++)
        {
            DetectorErrorModel model = RandomModel(new Random(i));
            var oracle = new EveryErrorSet(model);
            var matching = new MatchingDecoder(MatchingGraph.FromModel(model), new() { WeightLevels = MatchingOptions.MaxWeightLevels });
            GraphDecoder[] decoders = [matching, .. DecoderKind.All.Select(kind => (GraphDecoder)kind.Create(model))];
            for (ulong events = 0; events < 1UL << Detectors; events++)
            {
                double best = oracle.Likeliest(events);
                int[] shot = [.. Enumerable.Range(0, Detectors).Where(d => (events >> d & 1) == 1)];
                foreach (GraphDecoder decoder in decoders)
                {
                    if (best == 0)
                    {
                        Assert.NotEmpty(Assert.Throws<DecodingException>(() => Predict(decoder, shot)).UnexplainedEvents);
                        continue;
                    }
                    double found = oracle.Likeliest(events, Predict(decoder, shot));
                    Assert.True(decoder == matching ? found > best * 0.9999 : found > 0, $"Model {i}, shot {events}:\n{model}");
                }
            }
        }
    }

    /// <summary>Certain errors may flip any number of detectors, in pieces or not.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_CertainErrorOfManyDetectors_NeedsNoDecomposition(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(
            DetectorErrorModel.Parse("error(1) D0 D1 D2 L1\nerror(1) D1 ^ D3 L0\nerror(1) L0 L1\nerror(0.1) D1 L0\nerror(0.2) D3"));

        Assert.Equal(0UL, Predict(decoder, 0, 2, 3));
        Assert.Equal(1UL, Predict(decoder, 0, 1, 2, 3));
        DecodingException refusal = Assert.Throws<DecodingException>(() => Predict(decoder, 2, 3));
        Assert.Equal("No errors of the model explain that D0 has no event: an error of probability 1 flips it, and no other does.",
            refusal.Message);
        Assert.Equal([0], refusal.UnexplainedEvents);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_UnexplainedAllowed_GivesWhatLacksToTheShot(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(
            DetectorErrorModel.Parse("error(1) D0\nerror(1) D1\nerror(0.1) D1 D2 L0\nerror(0.1) D3"));
        var shots = new ShotTable(3, 4);
        shots.Flip(0, 0);
        shots.Flip(0, 1);
        shots.Flip(1, 2);
        shots.Flip(2, 1);
        shots.Flip(2, 2);

        ShotTable predicted = new BatchDecoder(decoder, 1) { AllowsUnexplained = true }.Predict(shots);

        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(shot => predicted[shot, 0]));
        DecodingException refusal = Assert.Throws<DecodingException>(() => Predict(decoder, 0));
        Assert.Equal("No errors of the model explain that D1 has no event: an error of probability 1 flips it, and its part of the "
            + "model has no boundary and holds an odd number of events that are not certain.", refusal.Message);
    }

    /// <summary>An error that only flips an observable leaves no event: what is likelier than not is predicted.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_UnseenErrors_FlipWhatIsLikelierThanNot(string name)
    {
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(
            DetectorErrorModel.Parse("error(0.1) D0\nerror(0.9) L0\nerror(0.8) L1\nerror(0.8) L1\nerror(0.4) L2\nerror(0.4) L2"));

        Assert.Equal(1UL, Predict(decoder));
        Assert.Equal(1UL, Predict(decoder, 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_LeastProbabilities_AreStillWeighed(string name)
    {
        // The way over D1 is e^-744 as likely as the other, and no more.
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(
            DetectorErrorModel.Parse("error(5e-324) D0 D1\nerror(0.3) D1\nerror(0.01) D0 D2 L0\nerror(0.2) D2"));

        Assert.Equal(1UL, Predict(decoder, 0));
        Assert.Equal(0UL, Predict(decoder, 1));
    }

    [Fact]
    public void AddError_ProbabilityAboveOne_IsRefused()
    {
        var builder = new MatchingGraphBuilder(2, 1);

        builder.AddError(1, 0, 1, 0);
        Assert.Equal("1.5 is no probability of an error: give one above 0 and at most 1, and leave out what never happens.",
            Assert.Throws<DecodingException>(() => builder.AddError(0, 1, 1.5)).Message);
        Assert.Throws<DecodingException>(() => builder.AddError(0, 2, 1));
        Assert.Throws<DecodingException>(() => builder.AddError(0, 1, 1, 1));
        Assert.Empty(builder.Build().Edges);
        Assert.Equal(1UL, Predict(new MatchingDecoder(builder.Build()), 0, 1));
    }

    [Fact]
    public void Sample_CertainErrors_FlipEveryShot()
    {
        for (int i = 0; i < 20; i++)
        {
            DetectorErrorModel model = RandomModel(new Random(i));
            var oracle = new EveryErrorSet(model);
            ShotTable shots = new ModelSampler(model).Sample(1, i);
            for (int bit = 0; bit < Detectors + Observables; bit++)
            {
                double mean = oracle.Marginal(bit);
                double seen = Enumerable.Range(0, shots.Shots).Count(shot => shots[shot, bit]) / (double)shots.Shots;
                // Five standard deviations; none where it is certain.
                double width = (5 * Math.Sqrt(Math.Max(0, mean * (1 - mean)) / shots.Shots)) + 1e-9;
                Assert.InRange(seen, mean - width, mean + width);
            }
        }
    }

    /// <summary>A repetition code one of whose qubits flips in every shot corrects that flip and one more.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_CircuitWithCertainNoise_CorrectsItAndOneErrorMore(string name)
    {
        StimCircuit circuit = StimCircuit.Parse(
            """
            R 0 1 2
            X_ERROR(1) 0
            CORRELATED_ERROR(0.3) X1
            ELSE_CORRELATED_ERROR(0.4) X2
            M 0 1 2
            DETECTOR rec[-3] rec[-2]
            DETECTOR rec[-2] rec[-1]
            OBSERVABLE_INCLUDE(0) rec[-1]
            """);
        GraphDecoder decoder = (GraphDecoder)DecoderKind.Parse(name).Create(
            CircuitErrorModel.Of(circuit, new() { ApproximateDisjointErrors = 1 }, TestContext.Current.CancellationToken));

        Assert.Equal(0, new BatchDecoder(decoder, 1).CountMistakes(new DetectionSampler(circuit).Sample(4, 0)));
    }

    /// <summary>Errors on distinct detectors, so that the graph keeps each; some certain, those of any number of detectors.</summary>
    private static DetectorErrorModel RandomModel(Random random)
    {
        var lines = new List<string> { $"detector D{Detectors - 1}", $"logical_observable L{Observables - 1}" };
        var taken = new HashSet<int>();
        for (int left = random.Next(4, 10); left > 0; left--)
        {
            bool isCertain = random.Next(4) == 0;
            int most = isCertain ? 4 : 2;
            int[] flipped = [.. Enumerable.Range(0, Detectors).OrderBy(_ => random.Next()).Take(random.Next(0, most + 1)).Order()];
            if (!isCertain && !taken.Add(flipped.Sum(d => 1 << d)))
                continue;
            string targets = string.Concat(flipped.Select(d => $" D{d}"))
                + string.Concat(Enumerable.Range(0, Observables).Where(_ => random.Next(3) == 0).Select(o => $" L{o}"));
            double probability = isCertain ? 1 : 0.01 + (0.98 * random.NextDouble());
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"error({probability}){targets}"));
        }
        return DetectorErrorModel.Parse(string.Join('\n', lines));
    }

    private static ulong Predict(GraphDecoder decoder, params int[] events)
    {
        var predicted = new ulong[decoder.Graph.ObservableWords];
        decoder.Predict(events, predicted);
        return predicted[0];
    }
}
