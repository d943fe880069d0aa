namespace Chrysalis.Talking.Footage;

/// <summary>Footage in figures, as a training's record keeps them.</summary>
/// <param name="Clips">Number of videos.</param>
/// <param name="Frames">Number of frames.</param>
/// <param name="FramesWithoutFace">Of these, frames in which no face was seen.</param>
/// <param name="Sha256">Hash over the videos' contents and how they were prepared.</param>
public sealed record FootageSummary(int Clips, long Frames, long FramesWithoutFace, string Sha256)
{
    /// <summary>Frames with a face that are kept for validation and never trained on.</summary>
    public long HeldFrames { get; init; }
}
