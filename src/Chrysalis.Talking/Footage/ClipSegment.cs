namespace Chrysalis.Talking.Footage;

/// <summary>Consecutive frames of a clip, a face in every one.</summary>
/// <param name="Clip">The clip.</param>
/// <param name="Start">First frame.</param>
/// <param name="Length">Number of frames.</param>
internal sealed record ClipSegment(PreparedClip Clip, int Start, int Length)
{
    /// <summary>Whether a frame of the clip lies in it.</summary>
    public bool Holds(int frame) => frame >= Start && frame < Start + Length;
}
