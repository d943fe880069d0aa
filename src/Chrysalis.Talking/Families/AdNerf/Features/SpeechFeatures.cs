using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Numpy;

namespace Chrysalis.Talking.Families.AdNerf.Features;

/// <summary>
/// DeepSpeech's logits around every frame of a clip, as AD-NeRF's tools extract them (<c>aud.npy</c>): frames x 16 x 29. DeepSpeech itself
/// is not part of this program. Read-only.
/// </summary>
internal sealed class SpeechFeatures
{
    /// <summary>Numbers a frame.</summary>
    public const int WindowValues = AudioNet.WindowSteps * AudioNet.Letters;

    /// <summary>Frames that the extraction may be short of the pictures, or have too many, by its rounding.</summary>
    private const int FramesOfRounding = 5;

    private readonly float[] values;
    private readonly string source;

    private SpeechFeatures(float[] values, string source) => (this.values, this.source) = (values, source);

    /// <summary>Frames that it holds, at least 1.</summary>
    public int Frames => values.Length / WindowValues;

    /// <summary>The window of a frame: 16 x 29.</summary>
    public ReadOnlySpan<float> this[int frame] => values.AsSpan(frame * WindowValues, WindowValues);

    /// <summary>Windows of consecutive frames.</summary>
    public ReadOnlySpan<float> Slice(int first, int count) => values.AsSpan(first * WindowValues, count * WindowValues);

    /// <summary>Windows from elsewhere than a file.</summary>
    /// <param name="values">Frames x 16 x 29, at least one frame.</param>
    /// <param name="source">What they are of, for messages.</param>
    public static SpeechFeatures Of(float[] values, string source) => new(values, source);

    /// <summary>Reads a file.</summary>
    /// <exception cref="TalkingException">It is no .npy file of such windows, or holds what is no number.</exception>
    public static SpeechFeatures Read(string path)
    {
        NpyArray array = NpyArray.Read(path);
        if (array.Shape is not [> 0, AudioNet.WindowSteps, AudioNet.Letters])
            throw new TalkingException(
                $"'{path}' holds an array of shape [{string.Join(", ", array.Shape)}]; AD-NeRF hears DeepSpeech's windows, frames x "
                + $"{AudioNet.WindowSteps} x {AudioNet.Letters}, which its own tool writes (DeepSpeech is not part of this program): "
                + "give that aud.npy, or let this program hear the speech itself.");
        int wrong = Array.FindIndex(array.Values, value => !float.IsFinite(value));
        if (wrong >= 0)
            throw new TalkingException(
                $"'{path}' holds {array.Values[wrong]} in frame {wrong / WindowValues}, which is no logit: extract the features again.");
        return new(array.Values, path);
    }

    /// <summary>Checks that they are of a clip of so many frames, give or take what the extraction rounds.</summary>
    /// <exception cref="TalkingException">They are of another clip.</exception>
    public void MustFit(long frames)
    {
        if (Math.Abs(Frames - frames) > FramesOfRounding)
            throw new TalkingException(
                $"'{source}' holds the speech of {Frames} frames, and the footage has {frames}: extract the features of this footage's "
                + "own sound, at 25 frames a second.");
    }
}
