using System.Globalization;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Footage;

/// <summary>The aligned crop of every frame, S x S x 3, RGB; black where no face was found.</summary>
/// <param name="crop">The rectangle of the face.</param>
internal sealed class CropFeature(CropGeometry crop) : IFootageFeature
{
    /// <inheritdoc/>
    public string Name => "crops";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Settings { get; } = string.Create(CultureInfo.InvariantCulture, $"{crop}");

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<byte>(crop.SizePx, crop.SizePx, 3);

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) => new FrameRecorder(frame =>
        file.Write<byte>(frame.Face is { } face ? FaceCrop.Cut(frame.Picture, crop, face).Rgb : new byte[crop.SizePx * crop.SizePx * 3]));
}
