using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.VolumeRendering.Official;

namespace Chrysalis.Talking.Families;

/// <summary>
/// Footage of one person as the published tools of AD-NeRF (Guo 2021) and SyncTalk (Peng 2023) prepare it: a folder that their trainings
/// read, and that the preset <c>official</c> of both families here reads. Holds no state: may be used from several threads at once.
/// </summary>
/// <param name="Folder">The folder, as a full path.</param>
/// <param name="TrainingFrames">Frames in <c>transforms_train.json</c>.</param>
/// <param name="ValidationFrames">Frames in <c>transforms_val.json</c>.</param>
/// <param name="Width">Width of the pictures in pixels.</param>
/// <param name="Height">Height of the pictures in pixels.</param>
/// <param name="FocalPx">The camera's focal length in pixels of the pictures.</param>
public sealed record PreparedDataFolder(string Folder, int TrainingFrames, int ValidationFrames, int Width, int Height, float FocalPx)
{
    /// <summary>Prepares videos: poses, labels, background, upper face, sound; 25 frames a second, at most 640 pixels long.</summary>
    /// <param name="videos">Videos, or folders of them, of one person before one camera.</param>
    /// <param name="folder">The folder to write; it must not exist, or be empty. It is written whole or not at all.</param>
    /// <param name="cacheFolder">Where prepared data is kept; null takes the user's cache folder.</param>
    /// <param name="progress">Told of every video and frame.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="TalkingException">The footage cannot be used, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static PreparedDataFolder Write(
        IReadOnlyList<string> videos, string folder, string? cacheFolder, IProgress<WorkProgress> progress,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(videos);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        OfficialHeadFolder written = OfficialDataFolder.Write(videos, folder, cacheFolder, progress, cancellation);
        return new(written.Folder, written.Training.Count, written.Validation.Count, written.Width, written.Height, written.FocalPx);
    }
}
