namespace Chrysalis.Talking.Footage;

/// <summary>
/// Whether a face was seen in a frame: 1, or 0, also where it was carried over a missed frame, from which nothing is learned.
/// </summary>
internal sealed class FoundFeature : IFootageFeature
{
    /// <inheritdoc/>
    public string Name => "found";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<byte>();

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) =>
        new FrameRecorder(frame => file.Write<byte>([frame.Face is { Score: > 0 } ? (byte)1 : (byte)0]));
}
