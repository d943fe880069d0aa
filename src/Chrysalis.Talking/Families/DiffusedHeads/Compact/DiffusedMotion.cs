using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>
/// The motion that is drawn for one speech, as far as it was asked for: head, mouth and upper face. Windows are drawn one after the other
/// and kept, so that it is the same in any order. One thread at a time.
/// </summary>
/// <param name="weights">The persona.</param>
/// <param name="seed">The same seed and speech move alike.</param>
internal sealed class DiffusedMotion(CompactWeights weights, ulong seed) : IHeadMotion
{
    private const float MostBeyond = 2.5f;
    private readonly List<float> drawn = [];
    private MotionSampler? sampler;
    private float[] mel = [], activity = [];
    private double rate = 25;

    /// <summary>Takes the speech that is spoken, and how it is to be drawn.</summary>
    /// <param name="speech">The speech.</param>
    /// <param name="settings">How it is drawn.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    public void Listen(Waveform speech, SamplerSettings settings, double framesPerSecond)
    {
        drawn.Clear();
        rate = framesPerSecond;
        (mel, activity) = (MelSpectrogram.Compute(speech).Values, VoiceActivity.Compute(speech, rate));
        sampler = new(new(settings.Steps <= MostStudentSteps ? weights.Student : weights.Teacher), settings, seed);
    }

    /// <summary>Up to so many steps the student walks; what takes more is the teacher's.</summary>
    public const int MostStudentSteps = 8;

    /// <summary>Whitened numbers of a frame, <see cref="MotionLayout.Width"/>.</summary>
    public ReadOnlySpan<float> Row(long frame)
    {
        DrawTo(frame);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(drawn)
            .Slice((int)frame * MotionLayout.Width, MotionLayout.Width);
    }

    /// <summary>The face's raw numbers of a frame, as they are shown.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="expression">How lively the face is; 1 as drawn.</param>
    public float[] FaceAt(long frame, float expression)
    {
        DrawTo(frame + 1);
        var face = new float[MotionLayout.Face];
        Row(frame).Slice(MotionLayout.Pose, face.Length).CopyTo(face);
        MouthCrispness.Apply(Mouth(Math.Max(0, frame - 1)), Mouth(frame + 1), face.AsSpan(0, MotionLayout.Mouth));
        for (int k = 0; k < face.Length; k++)
            face[k] = weights.Scale.Raw(MotionLayout.Pose + k, face[k]);
        weights.Widening.Apply(face.AsSpan(0, MotionLayout.Mouth), frame < activity.Length ? activity[frame] : 0);
        for (int k = 0; k < face.Length; k++)
        {
            // Lids shut no further than shut, however lively a face is: only what opens them grows.
            bool isLid = k is MotionLayout.Mouth or MotionLayout.Mouth + 1;
            face[k] *= isLid && face[k] < 0 ? Math.Min(1, expression) : expression;
        }

        return face;
    }

    /// <inheritdoc/>
    public HeadMotion At(double seconds)
    {
        if (sampler is null)
            throw new InvalidOperationException("The motion belongs to a speech, and none was heard yet.");
        double at = Math.Max(0, seconds * rate);
        long frame = (long)at;
        var part = (float)(at - frame);
        Span<float> pose = stackalloc float[MotionLayout.Pose];
        Row(frame)[..MotionLayout.Pose].CopyTo(pose);
        if (part > 1e-4f)
        {
            ReadOnlySpan<float> next = Row(frame + 1);
            for (int i = 0; i < pose.Length; i++)
                pose[i] = float.Lerp(pose[i], next[i], part);
        }

        for (int i = 0; i < pose.Length; i++)
            pose[i] = weights.Scale.Raw(i, Math.Clamp(pose[i], -MostBeyond, MostBeyond));
        return MotionChannels.Head(pose, eyeClosure: 0);
    }

    /// <summary>Draws as far as a frame; spans of rows are good until more is drawn.</summary>
    private void DrawTo(long frame)
    {
        while (drawn.Count <= frame * MotionLayout.Width)
            Next();
    }

    private ReadOnlySpan<float> Mouth(long frame) => Row(frame).Slice(MotionLayout.Pose, MotionLayout.Mouth);

    private void Next()
    {
        int first = drawn.Count / MotionLayout.Width;
        using Tensor heard = Heard(first - MotionLayout.Past);
        drawn.AddRange(sampler!.Next(heard));
    }

    /// <summary>What is heard in frames, Heard x Length; nothing before the speech.</summary>
    private Tensor Heard(int first)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        const int context = SpeechEncoder.ContextFrames;
        int skipped = Math.Max(0, -first), count = MotionLayout.Length - skipped, start = first + skipped;
        int length = count + 2 * context;
        float[] windows = SpeechWindows.Cut(mel, start - context, length, rate);
        Tensor mouth = weights.Speech.call(tensor(windows).view(1, -1, length)).narrow(2, context, count).squeeze(0).t();
        float[] loudness = [.. Enumerable.Range(start, count).Select(
            frame => MotionWindows.Loudness(SpeechWindows.Cut(mel, frame, 1, rate)))];
        Tensor told = MotionWindows.Told(weights.Scale.Whiten(mouth, MotionLayout.Pose), loudness).t();
        return (skipped == 0 ? told : cat([zeros([MotionLayout.Heard, skipped]), told], 1)).MoveToOuterDisposeScope();
    }
}
