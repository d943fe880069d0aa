using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>What a clip shows and sounds like, read when it is asked for.</summary>
/// <param name="Pictures">The frames of a clip.</param>
/// <param name="Sound">Its sound, 16 kHz.</param>
internal sealed record ClipMedia(Func<HeadClip, IEnumerable<Frame>> Pictures, Func<HeadClip, float[]> Sound)
{
    /// <summary>That of the clips' files.</summary>
    public static ClipMedia OfFiles(FrameRate rate, CancellationToken cancellation) => new(
        clip => VideoReader.Read(clip.Clip.Source, new() { Rate = rate }, cancellation),
        clip => AudioReader.Read(clip.Clip.Source, cancellation: cancellation).Samples);
}
