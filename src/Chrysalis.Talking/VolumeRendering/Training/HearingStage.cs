using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>Teaches an encoder to hear, from sound alone, the mouth's numbers that <see cref="HeadCodes"/> measured.</summary>
internal sealed class HearingStage : ITrainingStage
{
    private const int LeastValidationFrames = 25;
    private const double OpeningTerm = 1;

    private readonly HeadFootage footage;
    private readonly HeadCodes codes;
    private readonly SpeechRecipe recipe;
    private readonly FrameRate rate;
    private readonly AveragedNetwork<SpeechEncoder> network;
    private readonly SpeechSentences sentences;
    private readonly Dictionary<PreparedClip, Tensor> mouths;
    private readonly Tensor reading;

    public HearingStage(HeadFootage footage, HeadCodes codes, SpeechRecipe recipe, FrameRate rate, StageContext context)
    {
        (this.footage, this.codes, this.recipe, this.rate) = (footage, codes, recipe, rate);
        using Generator noise = context.Noise("weights");
        SpeechEncoder live = InitialWeights.Create(() => new SpeechEncoder(HeadCodes.Mouth), noise);
        SpeechEncoder average = InitialWeights.Create(() => new SpeechEncoder(HeadCodes.Mouth), noise);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.WeightDecay), recipe.AverageDecay);
        mouths = codes.Codes.ToDictionary(own => own.Key, own => own.Value.narrow(1, 0, HeadCodes.Mouth).DetachFromDisposeScope());
        sentences = new(recipe, footage.Footage.Training, mouths, CPU);
        reading = tensor(codes.OpeningReading).DetachFromDisposeScope();
    }

    /// <summary>The averaged network: what speaks in the end.</summary>
    public SpeechEncoder Network => network.Average;

    public double Learn(TrainingStep at)
    {
        SeededDropout.Seed(network.Live, at.Noise);
        SentenceBatch heard = sentences.Draw(at.Draw);
        Tensor difference = (network.Live.call(heard.Windows) - heard.Target) * heard.Counted;        // B x mouth x T
        Tensor velocity = difference.narrow(2, 1, recipe.Length - 1) - difference.narrow(2, 0, recipe.Length - 1);
        Tensor opening = difference.permute(0, 2, 1).matmul(reading);
        Tensor loss = difference.Squared().mean().Plus(velocity.Squared().mean() * Scalars.Of(recipe.VelocityTerm))
            .Plus(opening.Squared().mean() * Scalars.Of(OpeningTerm));
        double shown = loss.item<float>();
        loss.backward();
        network.Step(at.Number, recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        List<double> correlations = [], ratios = [];
        foreach (ClipSegment segment in LongOnes())
        {
            using var scope = NewDisposeScope();
            Tensor spoken = Hear(segment).matmul(reading), real = Real(segment).matmul(reading);
            (Tensor x, Tensor y) = (spoken - spoken.mean(), real - real.mean());
            correlations.Add(((x * y).sum() / (x.Squared().sum() * y.Squared().sum()).sqrt()).item<float>());
            ratios.Add((spoken.std() / real.std()).item<float>());
        }

        return new Dictionary<string, double> { ["opening_correlation"] = correlations.Average(), ["opening_sd_ratio"] = ratios.Average() };
    }

    /// <summary>What gives each number that it hears the spread of the real ones, over what was not trained on.</summary>
    public LatentSpread MeasureSpread()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        ClipSegment[] segments = [.. LongOnes()];
        return LatentSpread.Between(cat([.. segments.Select(Hear)]), cat([.. segments.Select(Real)]));
    }

    /// <summary>
    /// The factor that gives the mouths it hears the opening of real ones: a regression towards the mean otherwise mumbles. The opening's
    /// direction is that of the codes themselves.
    /// </summary>
    /// <param name="spread">What widens each number before.</param>
    public OpeningGain MeasureGain(LatentSpread spread)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor all = cat([.. footage.Footage.Training.Select(s => mouths[s.Clip].narrow(0, s.Start, s.Length))]);
        Tensor opening = all.matmul(reading), centred = opening - opening.mean();
        Tensor direction = ((all - all.mean([0])) * centred.unsqueeze(1)).mean([0]) / centred.Squared().mean();
        double ratio = LongOnes().Average(segment =>
            (spread.Apply(Hear(segment)).matmul(reading).std() / Real(segment).matmul(reading).std()).item<float>());
        return new(codes.OpeningReading, direction.data<float>().ToArray(), opening.mean().item<float>(),
            Math.Clamp((float)(1 / ratio), 0.8f, 1.6f));
    }

    /// <summary>The mouth at rest: the mean over the most closed twentieth of all frames.</summary>
    public float[] MeasureRest()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor all = cat([.. footage.Footage.Training.Select(s => mouths[s.Clip].narrow(0, s.Start, s.Length))]);
        Tensor closed = all.matmul(reading).argsort();
        return all[closed.narrow(0, 0, Math.Max(1, all.shape[0] / 20))].mean([0]).data<float>().ToArray();
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose()
    {
        network.Dispose();
        reading.Dispose();
        foreach (Tensor mouth in mouths.Values)
            mouth.Dispose();
    }

    private IEnumerable<ClipSegment> LongOnes() => footage.Footage.Validation.Where(segment => segment.Length >= LeastValidationFrames);

    private Tensor Real(ClipSegment segment) => mouths[segment.Clip].narrow(0, segment.Start, segment.Length);

    private Tensor Hear(ClipSegment segment)
    {
        const int context = SpeechEncoder.ContextFrames;
        int length = segment.Length + 2 * context;
        float[] windows = HeardClip.Windows(segment.Clip, segment.Start - context, length, rate.PerSecond);
        return network.Average.call(tensor(windows).view(1, -1, length)).narrow(2, context, segment.Length).squeeze(0).t();
    }
}
