using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Models;

/// <summary>What is known of a scene before its first frame.</summary>
/// <param name="Size">Size of the frames of the output.</param>
/// <param name="FrameRate">Frames a second of the scene as the model sees it: its own rate.</param>
public sealed record SpeakingScene(FrameSize Size, FrameRate FrameRate)
{
    /// <summary>The square of the face that is cut out, as the request pads it; null for a model of whole frames.</summary>
    public CropGeometry? Crop { get; init; }

    /// <summary>Frames the model will paint; null while the speech is still being spoken.</summary>
    public long? FrameCount { get; init; }

    /// <summary>The face through the footage, for models that ask for faces; one entry for a photo.</summary>
    public FaceTrack? Track { get; init; }

    /// <summary>What is heard, for models that hear no sound (<see cref="ModelTraits.HearsFeatures"/>); null for the others.</summary>
    public SpeechFeatureFile? Features { get; init; }

    /// <summary>Whether the user trusts the program that the model hears by (<see cref="ModelTraits.HearsByProgram"/>).</summary>
    public bool TrustsProgram { get; init; }

    /// <summary>
    /// Steps walked for a frame, for models that denoise (<see cref="ModelTraits.DenoisingSteps"/>): <c>N</c> or <c>ddimN</c>; null as the
    /// model does by itself.
    /// </summary>
    public string? DenoisingSteps { get; init; }

    /// <summary>How much the speech is leant on (<see cref="ModelTraits.MostGuidance"/>); null as the model does by itself.</summary>
    public double? Guidance { get; init; }

    /// <summary>
    /// How lively the face is (<see cref="ModelTraits.MostExpression"/>), 1 as it was seen; null as the model does by itself.
    /// </summary>
    public double? Expression { get; init; }

    /// <summary>Hears how many frames are painted, parts of one too, from models whose frames take long; null for nobody.</summary>
    public IProgress<double>? Painting { get; init; }

    /// <summary>How the head moves, for models that turn it (<see cref="ModelTraits.Head"/>); unless said otherwise it is still.</summary>
    public IHeadMotion Motion { get; init; } = StillHead.Instance;

    /// <summary>
    /// What <see cref="HeadTraits.Idle"/> drew, where <see cref="Motion"/> is made of it: a model whose head moves with the speech tells
    /// it the speech.
    /// </summary>
    internal IHeadMotion? OwnMotion { get; init; }
}
