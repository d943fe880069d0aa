using System.Globalization;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>The square of every frame that a head is rendered in: S x S x 3, RGB.</summary>
/// <param name="view">The square.</param>
/// <param name="sizePx">Its edge in pixels.</param>
internal sealed class HeadViewFeature(HeadView view, int sizePx) : IFootageFeature
{
    /// <inheritdoc/>
    public string Name => "head-view";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Settings { get; } = string.Create(CultureInfo.InvariantCulture, $"{view.Left} {view.Top} {view.Side} {sizePx}");

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Pictures;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<byte>(sizePx, sizePx, 3);

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) =>
        new FrameRecorder(frame => file.Write<byte>(view.Cut(frame.Picture, sizePx).Rgb));
}
