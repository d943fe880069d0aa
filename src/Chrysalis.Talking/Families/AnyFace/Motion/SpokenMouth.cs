using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Phones;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>
/// Speech to the mouth's coefficients: as wide as real mouths move, shut where lips must touch, at rest where nothing is said.
/// </summary>
internal sealed class SpokenMouth
{
    private const int Stretch = 500;

    /// <summary>Lips begin to be shut where they touch with this probability, and are shut so much above it.</summary>
    private const float ShutsFrom = 0.2f, ShutsWithin = 0.3f;

    private readonly IMouthNetworks networks;
    private readonly MouthBasis basis;
    private readonly float[] gains;
    private readonly float[] shut;
    private readonly float[] mel;
    private readonly float[] activity;
    private int stretch = -1;
    private Heard[] moments = [];

    /// <summary>Listens to a speech.</summary>
    public SpokenMouth(Waveform speech, IMouthNetworks networks, MouthBasis basis, float[] gains)
    {
        (this.networks, this.basis, this.gains) = (networks, basis, gains);
        double rate = FaceFormat.FrameRate.PerSecond;
        mel = MelSpectrogram.Compute(speech).Values;
        activity = VoiceActivity.Compute(speech, rate);
        shut = basis.Opened(1);
    }

    /// <summary>How much is being said in a video frame, from 0 to 1; where nothing is, the coefficients are those of rest.</summary>
    public float ActivityAt(long frame) => frame < activity.Length ? activity[frame] : 0;

    /// <summary>Number of video frames until the speech ends.</summary>
    public int FrameCount => activity.Length;

    /// <summary>The coefficients of a video frame.</summary>
    public float[] At(long frame) => Moment(frame).Mouth;

    /// <summary>What is said in a video frame, as 15 scores before the softmax.</summary>
    public float[] VisemesAt(long frame) => Moment(frame).Visemes;

    private Heard Moment(long frame)
    {
        int wanted = (int)(frame / Stretch);
        if (wanted != stretch)
            (stretch, moments) = (wanted, Hear(wanted * Stretch));
        return moments[(int)(frame % Stretch)];
    }

    private Heard[] Hear(int first)
    {
        int context = MotionNetwork.ContextFrames;
        int length = Stretch + 2 * context;
        float[] windows = SpeechWindows.Cut(mel, first - context, length, FaceFormat.FrameRate.PerSecond);
        float[] heard = networks.Hear(windows, length);
        return [.. Enumerable.Range(0, Stretch).Select(t => new Heard(
            Mouth(heard, length, context + t, first + t),
            [.. Enumerable.Range(basis.Count + 1, Viseme.Count).Select(row => heard[row * length + context + t])]))];
    }

    private float[] Mouth(float[] heard, int length, int column, int frame)
    {
        float spoken = ActivityAt(frame);
        var mouth = new float[basis.Count];
        for (int k = 0; k < mouth.Length; k++)
            mouth[k] = Math.Clamp(heard[k * length + column] * gains[k], -4, 4) * spoken;

        float touching = 1 / (1 + MathF.Exp(-heard[basis.Count * length + column]));
        float close = SmoothStep.Of((touching - ShutsFrom) / ShutsWithin) * basis.Opening(mouth);
        if (close > 0)
        {
            for (int k = 0; k < mouth.Length; k++)
                mouth[k] -= shut[k] * close;
        }

        return mouth;
    }

    /// <summary>What is heard in a video frame.</summary>
    private sealed record Heard(float[] Mouth, float[] Visemes);
}
