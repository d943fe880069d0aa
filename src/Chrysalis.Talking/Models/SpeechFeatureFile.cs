namespace Chrysalis.Talking.Models;

/// <summary>What is heard in a speech, worked out elsewhere: a <c>.npy</c> file with an entry a frame of the model.</summary>
/// <param name="Path">The file.</param>
/// <param name="FrameCount">Frames of the whole speech at the model's rate.</param>
public sealed record SpeechFeatureFile(string Path, long FrameCount)
{
    /// <summary>Frames that the extraction may be short of the speech, or have too many, by its rounding.</summary>
    private const int FramesOfRounding = 5;

    /// <summary>Reads it, and checks that it is of this speech.</summary>
    /// <param name="read">Reads the file.</param>
    /// <param name="count">How many frames it holds.</param>
    /// <exception cref="TalkingException">It cannot be read, or is of another speech.</exception>
    internal T Read<T>(Func<string, T> read, Func<T, long> count)
    {
        T features = read(Path);
        long frames = count(features);
        return Math.Abs(frames - FrameCount) <= FramesOfRounding
            ? features
            : throw new TalkingException($"'{Path}' holds the speech of {frames} frames, and the recording has {FrameCount}: extract the "
                + "features of this recording, at 25 frames a second.");
    }
}
