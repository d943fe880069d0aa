using System.Globalization;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// What is behind a head that has no torso of its own: the footage's torso before the background, a picture a pose, as the public code
/// shows such heads.
/// </summary>
internal static class BehindPictures
{
    /// <summary>The name of a pose's picture in a persona's folder.</summary>
    public static string Name(int pose) => string.Create(CultureInfo.InvariantCulture, $"behind-{pose:D6}.png");

    /// <summary>Refuses a folder that lacks them.</summary>
    /// <exception cref="FootageException">The torso of a frame is not there.</exception>
    public static void Require(OfficialHeadFolder folder, IReadOnlyList<OfficialFrame> frames)
    {
        if (frames.FirstOrDefault(frame => folder.Torso(frame) is null) is { } missing)
            throw new FootageException($"The head was trained without a torso, and '{folder.Folder}' has no "
                + $"torso_imgs/{missing.ImageId}.png to show below it: copy torso_imgs there, or give the checkpoint "
                + "that was trained with the torso.");
    }

    /// <summary>Writes them.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Write(
        OfficialHeadFolder folder, IReadOnlyList<OfficialFrame> frames, Frame background, string target)
    {
        string[] names = [.. Enumerable.Range(0, frames.Count).Select(Name)];
        for (int i = 0; i < names.Length; i++)
        {
            StillImage.Save(Path.Combine(target, names[i]), Of(folder, frames[i], background));
        }

        return names;
    }

    /// <summary>That of a frame, in the size of the background.</summary>
    public static Frame Of(OfficialHeadFolder folder, OfficialFrame frame, Frame background) =>
        StillImage.Scaled(Over(folder.Torso(frame)!, background), background.Width, background.Height);

    /// <summary>A torso before a background: where black and white behind it differ, it can be seen through.</summary>
    private static Frame Over(string torso, Frame background)
    {
        Frame black = StillImage.Load(torso, new Background(0, 0, 0)), white = StillImage.Load(torso, Background.White);
        Frame behind = StillImage.Scaled(background, black.Width, black.Height);
        var result = new Frame(black.Width, black.Height);
        for (int i = 0; i < result.Rgb.Length; i++)
            result.Rgb[i] = (byte)Math.Min(255, black.Rgb[i] + (white.Rgb[i] - black.Rgb[i]) * behind.Rgb[i] / 255f + 0.5f);
        return result;
    }
}
