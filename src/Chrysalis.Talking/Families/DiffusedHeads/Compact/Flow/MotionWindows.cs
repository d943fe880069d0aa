using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>Draws windows of a footage, with the past and the speech that belong to them.</summary>
internal sealed class MotionWindows : IDisposable
{
    private const int Versions = 6;

    private readonly MotionRecipe recipe;
    private readonly MotionFootage motion;
    private readonly IReadOnlyList<ClipSegment> segments;

    /// <summary>What is heard in each clip, in several ways: frames x Heard.</summary>
    private readonly Dictionary<PreparedClip, Tensor[]> heard;

    /// <param name="recipe">How windows are changed.</param>
    /// <param name="motion">The footage's motion.</param>
    /// <param name="segments">Where they come from.</param>
    /// <param name="encoder">What hears.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="noise">Draws what is left unheard.</param>
    public MotionWindows(
        MotionRecipe recipe, MotionFootage motion, IReadOnlyList<ClipSegment> segments, SpeechEncoder encoder, double rate, Generator noise)
    {
        (this.recipe, this.motion, this.segments) = (recipe, motion, segments);
        using var _ = no_grad();
        // Words that were learnt by heart are heard better than new ones: dropout makes them as hard to hear.
        SeededDropout.Seed(encoder, noise);
        encoder.train();
        heard = segments.Select(segment => segment.Clip).Distinct().ToDictionary(
            clip => clip, clip => Enumerable.Range(0, Versions).Select(_ => Hear(clip, encoder, motion.Scale, rate)).ToArray());
        encoder.eval();
    }

    /// <summary>What is heard in a clip, frames x <see cref="MotionLayout.Heard"/>; the caller disposes it.</summary>
    public static Tensor Hear(PreparedClip clip, SpeechEncoder encoder, MotionScale scale, double rate)
    {
        using var scope = NewDisposeScope();
        const int context = SpeechEncoder.ContextFrames;
        int length = clip.FrameCount + 2 * context;
        float[] windows = HeardClip.Windows(clip, -context, length, rate);
        Tensor mouth = encoder.call(tensor(windows).view(1, -1, length)).narrow(2, context, clip.FrameCount).squeeze(0).t();
        return Told(scale.Whiten(mouth, MotionLayout.Pose), Activity(clip, rate)).DetachFromDisposeScope();
    }

    /// <summary>The speech's numbers: the heard mouth, whitened, how much is said, and that something is heard at all.</summary>
    /// <param name="mouth">Frames x Mouth.</param>
    /// <param name="activity">How much is being said, from 0 to 1.</param>
    public static Tensor Told(Tensor mouth, float[] activity) =>
        cat([mouth, tensor(activity).view(-1, 1), ones([activity.Length, 1])], 1);

    /// <summary>Draws a batch.</summary>
    /// <param name="draw">Chooses windows.</param>
    /// <param name="noise">Draws noise.</param>
    /// <param name="count">How many.</param>
    /// <param name="own">Draws the past of windows by itself; null takes the real one.</param>
    public MotionBatch Draw(System.Random draw, Generator noise, int count, MotionFlow? own)
    {
        var windows = new List<(Tensor Past, Tensor Heard, Tensor Real)>();
        List<(Tensor Past, Tensor Heard)> before = [];
        List<int> redrawn = [];
        for (int i = 0; i < count; i++)
        {
            ClipSegment segment = segments[draw.Next(segments.Count)];
            Tensor[] versions = heard[segment.Clip];
            Tensor told = versions[draw.Next(versions.Length)];
            bool isOwn = own is not null && segment.Length >= 2 * MotionLayout.Window && draw.NextDouble() < recipe.OwnPastShare;
            int least = segment.Start + (isOwn ? MotionLayout.Window : 0);
            int start = least + draw.Next(Math.Max(1, segment.Start + segment.Length - MotionLayout.Window - least + 1));
            bool isFirst = !isOwn && draw.NextDouble() < recipe.FirstShare;
            bool isDeaf = draw.NextDouble() < recipe.DeafShare;
            windows.Add((Past(segment, start, isFirst), Around(told, start, isDeaf), Real(segment, start)));
            if (!isOwn)
                continue;
            redrawn.Add(i);
            before.Add((Past(segment, start - MotionLayout.Window, isFirst: false), Around(told, start - MotionLayout.Window, isDeaf)));
        }

        Tensor past = Noisy(stack([.. windows.Select(w => w.Past)]), noise);
        if (redrawn.Count > 0)
        {
            Tensor begun = TensorDraw.Normal(noise, CPU, redrawn.Count, MotionLayout.Width, MotionLayout.Window);
            Tensor drawn = own!.Draw(
                stack([.. before.Select(b => b.Past)]), stack([.. before.Select(b => b.Heard)]), begun, recipe.OwnPastSteps);
            Tensor known = cat([drawn, ones([redrawn.Count, 1, MotionLayout.Window])], 1);
            past = past.index_copy(0, tensor(redrawn.Select(i => (long)i).ToArray()), known);
        }

        return new(past, HeardBadly(stack([.. windows.Select(w => w.Heard)]), noise), stack([.. windows.Select(w => w.Real)]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor version in heard.Values.SelectMany(versions => versions))
            version.Dispose();
    }

    /// <summary>How much is being said in each frame of a clip: its loudness over the mel's floor, as the mel tells it.</summary>
    private static float[] Activity(PreparedClip clip, double rate)
    {
        var activity = new float[clip.FrameCount];
        for (int i = 0; i < activity.Length; i++)
            activity[i] = Loudness(clip.ReadMel(SpeechWindows.FirstMelFrame(i, rate), SpeechWindows.WindowMelFrames));
        return activity;
    }

    /// <summary>The loudness of some mel frames: their mean, about 0 in speech.</summary>
    public static float Loudness(ReadOnlySpan<float> mel)
    {
        double sum = 0;
        foreach (float value in mel)
            sum += value;
        return (float)(sum / mel.Length / 2);
    }

    private Tensor Real(ClipSegment segment, int start) => motion.White[segment.Clip].narrow(0, start, MotionLayout.Window).t();

    private Tensor Past(ClipSegment segment, int start, bool isFirst)
    {
        int known = isFirst ? 0 : Math.Min(MotionLayout.Past, start - segment.Start);
        Tensor flags = zeros([1, MotionLayout.Past]), values = zeros([MotionLayout.Width, MotionLayout.Past]);
        if (known > 0)
        {
            values = cat([zeros([MotionLayout.Width, MotionLayout.Past - known]),
                motion.White[segment.Clip].narrow(0, start - known, known).t()], 1);
            flags = cat([zeros([1, MotionLayout.Past - known]), ones([1, known])], 1);
        }

        return cat([values, flags], 0);
    }

    /// <summary>What is heard in past and window, Heard x Length; nothing before the clip.</summary>
    private static Tensor Around(Tensor told, int start, bool isDeaf)
    {
        if (isDeaf)
            return zeros([MotionLayout.Heard, MotionLayout.Length]);
        int first = start - MotionLayout.Past, skipped = Math.Max(0, -first);
        Tensor there = told.narrow(0, first + skipped, MotionLayout.Length - skipped).t();
        return skipped == 0 ? there : cat([zeros([MotionLayout.Heard, skipped]), there], 1);
    }

    private Tensor Noisy(Tensor past, Generator noise)
    {
        Tensor amount = TensorDraw.Uniform(noise, CPU, past.shape[0], 1, 1) * Scalars.Of(recipe.PastNoise);
        Tensor added = TensorDraw.Normal(noise, CPU, past.shape[0], MotionLayout.Width, MotionLayout.Past) * amount;
        Tensor known = past.narrow(1, MotionLayout.Width, 1);
        return cat([past.narrow(1, 0, MotionLayout.Width).Plus(added * known), known], 1);
    }

    private Tensor HeardBadly(Tensor told, Generator noise)
    {
        Tensor amount = TensorDraw.Uniform(noise, CPU, told.shape[0], 1, 1) * Scalars.Of(recipe.HeardNoise);
        Tensor added = TensorDraw.Normal(noise, CPU, told.shape[0], MotionLayout.Mouth, MotionLayout.Length) * amount;
        Tensor isHeard = told.narrow(1, MotionLayout.Heard - 1, 1);
        return cat([told.narrow(1, 0, MotionLayout.Mouth).Plus(added * isHeard), told.narrow(1, MotionLayout.Mouth, 2)], 1);
    }
}
