using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>Takes of an official folder what speaking needs.</summary>
internal static class OfficialSceneSource
{
    /// <summary>The scene of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="frames">The frames whose poses are followed, at least one.</param>
    /// <param name="expressions">The upper face at each of them; empty for none.</param>
    /// <param name="height">Rows of the pictures; null takes the folder's.</param>
    /// <exception cref="TalkingException">There is no background, or it is no picture.</exception>
    public static OfficialScene Take(
        OfficialHeadFolder folder, IReadOnlyList<OfficialFrame> frames, IReadOnlyList<float[]> expressions, int? height)
    {
        (int width, int rows) = height is { } wanted ? (Even(folder.Width * wanted / (double)folder.Height), wanted)
            : (folder.Width, folder.Height);
        string background = folder.Background
            ?? throw new FootageException($"'{folder.Folder}' has no bc.jpg, the picture of what is behind the person: copy it there.");
        return new(
            OfficialScene.CameraOf(width, rows, folder.FocalPx * rows / folder.Height),
            [.. frames.Select(frame => OfficialPose.ToMatrix(frame.Pose))],
            OfficialPose.ToMatrix(folder.Training[0].Pose),
            expressions,
            StillImage.Scaled(StillImage.Load(background), width, rows));
    }

    /// <summary>Some frames' rows of the upper face, of which a network takes 7, 4 or 2.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="frames">The frames.</param>
    /// <param name="count">How many numbers the network takes.</param>
    /// <exception cref="FootageException">The folder tells nothing of the upper face.</exception>
    public static IReadOnlyList<float[]> Expressions(OfficialHeadFolder folder, IReadOnlyList<OfficialFrame> frames, int count)
    {
        if (folder.UpperFaces is { } faces)
            return [.. frames.Select(frame => Of(faces[frame.ImageId].ToArray(), count))];
        if (folder.Blinks is { } blinks)
            return [.. frames.Select(frame => Enumerable.Repeat(blinks[frame.ImageId], count).ToArray())];
        throw new FootageException(
            $"'{folder.Folder}' tells nothing of the upper face, which the head is moved by: copy bs.npy (or au.csv) there.");
    }

    /// <summary>The columns of bs.npy that <c>--bs_area</c> single and eye leave of the seven.</summary>
    private static float[] Of(float[] face, int count) => count switch
    {
        2 => face[5..],
        4 => [face[0], face[2], face[3], face[5]],
        _ => face,
    };

    private static int Even(double size) => 2 * Math.Max(1, (int)Math.Round(size / 2));
}
