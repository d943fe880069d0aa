using System.Globalization;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage;

/// <summary>Every twelfth frame whole where it has a face, made smaller: H x W x 3, RGB.</summary>
/// <param name="longEdgePx">Longest edge in pixels.</param>
internal sealed class PictureFeature(int longEdgePx) : IFootageFeature
{
    private const int Every = 12;

    /// <inheritdoc/>
    public string Name => "pictures";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Settings { get; } = string.Create(CultureInfo.InvariantCulture, $"edge {longEdgePx} every {Every}");

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip)
    {
        (int height, int width) = Size(clip.Media);
        return FeatureLayout.Of<byte>(height, width, 3);
    }

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file)
    {
        (int height, int width) = Size(clip.Media);
        return new FrameRecorder(frame =>
        {
            if (frame.Index % Every == 0 && frame.Face is not null)
                file.Write<byte>(Scaled(frame.Picture, width, height).Rgb);
        });
    }

    private static Frame Scaled(Frame frame, int width, int height) =>
        FaceCrop.Warp(frame, new SimilarityTransform(frame.Width / (float)width, 0, 0, 0), width, height);

    private (int Height, int Width) Size(MediaInfo media)
    {
        double scale = Math.Min(1, longEdgePx / (double)Math.Max(1, Math.Max(media.Width, media.Height)));
        return (Even(media.Height * scale), Even(media.Width * scale));

        static int Even(double edge) => Math.Max(2, (int)Math.Round(edge / 2) * 2);
    }
}
