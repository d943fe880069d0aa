using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Models;

/// <summary>What a model needs and what it gives. The speaker does only what is asked for here.</summary>
public sealed record ModelTraits
{
    /// <summary>Frames a second the model paints at; the scene is converted to it, and its frames to the output's rate.</summary>
    public required FrameRate FrameRate { get; init; }

    /// <summary>The square of the face that is handed in and painted; null for a model that paints whole frames.</summary>
    public MouthTraits? Mouth { get; init; }

    /// <summary>
    /// Size of the frames that a model of whole frames paints; null when it paints in the size of the scene's pictures. Of no meaning
    /// for a mouth, which is laid into the scene.
    /// </summary>
    public FrameSize? Size { get; init; }

    /// <summary>What a model of whole frames must see of the scene. A mouth is always given its crop.</summary>
    public SceneNeeds Needs { get; init; }

    /// <summary>
    /// What a model that needs nothing of a scene must see of one that is given all the same: it then lays what it renders over the
    /// scene's pictures, in their size. None for a model that cannot.
    /// </summary>
    public SceneNeeds Over { get; init; }

    /// <summary>The footage that the model renders itself and speaks over when no face is given; null when it has none.</summary>
    public OwnFootage? OwnFootage { get; init; }

    /// <summary>Whether a frame depends on those before it, so that a speech cannot be painted in parts.</summary>
    public bool KeepsState { get; init; }

    /// <summary>Most frames of the scene that the model takes at once before it gives the first of them, at least 1.</summary>
    public int FramesABatch { get; init; } = 1;

    /// <summary>
    /// How much sound after a frame's own moment the model must hear to paint it; null when it must hear the speech to its end first.
    /// A live speech is painted while it is spoken only where this is known.
    /// </summary>
    public TimeSpan? LookAhead { get; init; }

    /// <summary>
    /// What the model hears instead of sound, as the end of a sentence: features that this program does not work out, given as a file
    /// (<see cref="SpeakingScene.Features"/>). Null for a model that hears sound.
    /// </summary>
    public string? HearsFeatures { get; init; }

    /// <summary>
    /// The TorchScript program, by its file's name, that works those features out of the sound: it came with the weights, and is run only
    /// where the request trusts it. Null for none.
    /// </summary>
    public string? HearsByProgram { get; init; }

    /// <summary>
    /// Steps of the diffusion that a frame is drawn by, of which a request may have fewer walked; null for a model that draws otherwise.
    /// </summary>
    public int? DenoisingSteps { get; init; }

    /// <summary>
    /// The most that the speech can be leant on when frames are drawn, where 1 is as the model learnt it; null for a model that has no such
    /// choice.
    /// </summary>
    public double? MostGuidance { get; init; }

    /// <summary>The most that a face can be livelier than it was seen; null for a model that has no such choice.</summary>
    public double? MostExpression { get; init; }

    /// <summary>How the model turns its head; null for one that cannot, such as a mouth that is laid into footage.</summary>
    public HeadTraits? Head { get; init; }

    /// <summary>Everything that is needed of the scene.</summary>
    internal SceneNeeds AllNeeds => Mouth is null ? Needs : SceneNeeds.Face;

    /// <summary>Whether the model renders itself into a scene that it could do without.</summary>
    /// <param name="isFaceGiven">Whether the request gives a face.</param>
    internal bool IsLaidOver(bool isFaceGiven) => isFaceGiven && AllNeeds == SceneNeeds.None && Over != SceneNeeds.None;
}
