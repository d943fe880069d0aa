using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>
/// Chooses a still frame of a video while it passes: the first in which the detector is about as sure of the face as ever. A recording may
/// begin on frames that cannot be decoded whole, in whose remains a face is found all the same, but less surely.
/// </summary>
internal sealed class SurestFace
{
    // In whole frames the detector's certainty differs by less.
    private const float Margin = 0.0005f;

    /// <summary>The frame chosen so far; null until a face was seen.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>Its face.</summary>
    public TrackedFace? Face { get; private set; }

    /// <summary>Takes the next frame with a face; true when it is now the one chosen.</summary>
    public bool Offer(Frame frame, TrackedFace face)
    {
        if (Face is not null && face.Score <= Face.Score + Margin)
            return false;
        (Frame, Face) = (frame, face);
        return true;
    }
}
