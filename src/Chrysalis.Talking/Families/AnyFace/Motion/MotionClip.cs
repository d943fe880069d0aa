using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Phones;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>What a clip teaches: its sound, and the mouth in every frame.</summary>
/// <param name="Source">The video.</param>
/// <param name="Sound">16 kHz.</param>
/// <param name="Coefficients">Frames x coefficients.</param>
/// <param name="Opening">How far the lips are open in every frame, in inter-ocular distances.</param>
/// <param name="Counts">How far a frame is to be trusted: 1 where a face was found, 0 where none was.</param>
internal sealed record MotionClip(string Source, float[] Sound, float[][] Coefficients, float[] Opening, float[] Counts)
{
    private static readonly int SamplesPerFrame = (int)(Waveform.SpeechRateHz / FaceFormat.FrameRate.PerSecond);

    /// <summary>Frames x 15: what is said; null where it is not known.</summary>
    public float[][]? Visemes { get; init; }

    /// <summary>Number of frames.</summary>
    public int FrameCount => Coefficients.Length;

    /// <summary>A part of the clip, with the sound that goes with it.</summary>
    /// <param name="first">Its first frame.</param>
    /// <param name="end">The frame after its last.</param>
    public MotionClip Part(int first, int end)
    {
        int from = Math.Min(Sound.Length, first * SamplesPerFrame);
        int to = Math.Min(Sound.Length, end * SamplesPerFrame);
        return new(Source, Sound[from..to], Coefficients[first..end], Opening[first..end], Counts[first..end])
        {
            Visemes = Visemes?[first..end],
        };
    }

    /// <summary>Reads the mouths of a clip in terms of a basis.</summary>
    public static MotionClip Of(ClipShapes clip, MouthBasis basis)
    {
        int frames = clip.Shapes.Count;
        var coefficients = new float[frames][];
        var opening = new float[frames];
        var counts = new float[frames];
        for (int i = 0; i < frames; i++)
        {
            coefficients[i] = new float[basis.Count];
            if (clip.Shapes[i] is not { } shape)
                continue;
            coefficients[i] = MouthBasisFit.Coefficients(basis, shape, clip.Rest);
            opening[i] = Math.Max(0, LipRings.Opening(shape));
            counts[i] = 1;
        }

        float[] sound = clip.Clip.ReadSound();
        if (frames < clip.Clip.FrameCount)
            sound = sound[..Math.Min(sound.Length, frames * SamplesPerFrame)];
        return new(clip.Clip.Source, sound, coefficients, opening, counts)
        {
            Visemes = AlignedWords.Read(clip.Clip.Source) is { Count: > 0 } phones
                ? VisemeCurves.Of(phones, frames, FaceFormat.FrameRate.PerSecond)
                : null,
        };
    }
}
