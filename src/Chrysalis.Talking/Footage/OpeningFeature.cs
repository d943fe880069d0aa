using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Footage;

/// <summary>How far the mouth is open, in inter-ocular distances; 0 where no face was found.</summary>
internal sealed class OpeningFeature : IFootageFeature
{
    /// <inheritdoc/>
    public string Name => "opening";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<float>();

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) =>
        new FrameRecorder(frame => file.Write<float>([frame.Face is { } face ? MouthShape.Opening(face.Landmarks) : 0]));
}
