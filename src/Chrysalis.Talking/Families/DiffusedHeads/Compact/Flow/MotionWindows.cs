using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>Draws windows of a footage, with the past and the speech that belong to them.</summary>
internal sealed class MotionWindows
{
    private const int Versions = 6;

    private readonly MotionRecipe recipe;
    private readonly MotionFootage motion;
    private readonly IReadOnlyList<ClipSegment> segments;

    /// <summary>What is heard in each clip, in several ways: frames x Heard.</summary>
    private readonly Dictionary<PreparedClip, float[][]> heard;

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
        using var scope = NewDisposeScope();
        heard = segments.Select(segment => segment.Clip).Distinct().ToDictionary(
            clip => clip, clip => Enumerable.Range(0, Versions).Select(_ => Row(clip, encoder, rate)).ToArray());
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
    /// <param name="own">Draws the past of some windows by itself; null takes the real one for all.</param>
    public MotionBatch Draw(System.Random draw, Generator noise, int count, MotionFlow? own)
    {
        Rows windows = new(count), before = new(count);
        List<long> redrawn = [];
        for (int i = 0; i < count; i++)
        {
            ClipSegment segment = segments[draw.Next(segments.Count)];
            float[][] versions = heard[segment.Clip];
            float[] told = versions[draw.Next(versions.Length)];
            bool isOwn = own is not null && segment.Length >= 2 * MotionLayout.Window && draw.NextDouble() < recipe.OwnPastShare;
            int least = segment.Start + (isOwn ? MotionLayout.Window : 0);
            int start = least + draw.Next(Math.Max(1, segment.Start + segment.Length - MotionLayout.Window - least + 1));
            bool isFirst = !isOwn && draw.NextDouble() < recipe.FirstShare, isDeaf = draw.NextDouble() < recipe.DeafShare;
            windows.Add(motion.Rows[segment.Clip], told, segment.Start, start, isFirst, isDeaf);
            if (!isOwn)
                continue;
            redrawn.Add(i);
            before.Add(motion.Rows[segment.Clip], told, segment.Start, start - MotionLayout.Window, false, isDeaf);
        }

        MotionBatch batch = windows.ToBatch();
        Tensor past = Noisy(batch.Past, noise);
        if (redrawn.Count > 0)
        {
            MotionBatch earlier = before.ToBatch();
            Tensor begun = TensorDraw.Normal(noise, CPU, earlier.Real.shape);
            Tensor drawn = own!.Draw(earlier.Past, earlier.Heard, begun, recipe.OwnPastSteps);
            past = past.index_copy(0, tensor(redrawn.ToArray()), cat([drawn, ones([redrawn.Count, 1, MotionLayout.Window])], 1));
        }

        return new(past, HeardBadly(batch.Heard, noise), batch.Real);
    }

    private float[] Row(PreparedClip clip, SpeechEncoder encoder, double rate)
    {
        using Tensor told = Hear(clip, encoder, motion.Scale, rate);
        return told.contiguous().data<float>().ToArray();
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

    /// <summary>Windows as they are put together.</summary>
    private sealed class Rows(int most)
    {
        private const int PastRows = MotionLayout.Width + 1;

        private readonly float[] past = new float[most * PastRows * MotionLayout.Past];
        private readonly float[] told = new float[most * MotionLayout.Heard * MotionLayout.Length];
        private readonly float[] real = new float[most * MotionLayout.Width * MotionLayout.Window];
        private int count;

        /// <summary>Adds a window.</summary>
        /// <param name="rows">The clip's motion, frames x Width.</param>
        /// <param name="heard">What is heard in the clip, frames x Heard.</param>
        /// <param name="begin">The first frame that may be known.</param>
        /// <param name="start">The window's first frame.</param>
        /// <param name="isFirst">Whether nothing before it is known.</param>
        /// <param name="isDeaf">Whether nothing is heard.</param>
        public void Add(float[] rows, float[] heard, int begin, int start, bool isFirst, bool isDeaf)
        {
            for (int t = 0; t < MotionLayout.Past && !isFirst; t++)
            {
                int frame = start - MotionLayout.Past + t;
                if (frame < begin)
                    continue;
                for (int k = 0; k < PastRows; k++)
                    past[(count * PastRows + k) * MotionLayout.Past + t] =
                        k == MotionLayout.Width ? 1 : rows[frame * MotionLayout.Width + k];
            }

            for (int t = 0; t < MotionLayout.Window; t++)
                for (int k = 0; k < MotionLayout.Width; k++)
                    real[(count * MotionLayout.Width + k) * MotionLayout.Window + t] = rows[(start + t) * MotionLayout.Width + k];
            for (int t = Math.Max(0, MotionLayout.Past - start); t < MotionLayout.Length && !isDeaf; t++)
                for (int k = 0; k < MotionLayout.Heard; k++)
                    told[(count * MotionLayout.Heard + k) * MotionLayout.Length + t] =
                        heard[(start - MotionLayout.Past + t) * MotionLayout.Heard + k];
            count++;
        }

        /// <summary>The windows as tensors.</summary>
        public MotionBatch ToBatch() => new(
            Of(past, PastRows, MotionLayout.Past), Of(told, MotionLayout.Heard, MotionLayout.Length),
            Of(real, MotionLayout.Width, MotionLayout.Window));

        private Tensor Of(float[] values, int channels, int length) =>
            tensor(values.AsSpan(0, count * channels * length).ToArray()).view(count, channels, length);
    }
}
