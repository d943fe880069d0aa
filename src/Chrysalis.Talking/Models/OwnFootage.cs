using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Models;

/// <summary>
/// The footage that a model renders itself (head, shoulders, background), at the model's rate. It loops seamlessly when played forwards
/// and backwards. It is a stream: frames are rendered when they are asked for.
/// </summary>
/// <param name="Size">Size of its frames.</param>
/// <param name="Open">
/// Opens it at a frame, from 0; frames then follow one another to the end, and none follows where it has ended. A frame is the same
/// however it is reached.
/// </param>
public sealed record OwnFootage(FrameSize Size, Func<long, IEnumerable<Frame>> Open)
{
    /// <summary>
    /// Identifies its content, under which the face's track is kept between runs: letters and digits. Null has the frames themselves
    /// hashed, for which all are rendered once.
    /// </summary>
    public string? Key { get; init; }
}
