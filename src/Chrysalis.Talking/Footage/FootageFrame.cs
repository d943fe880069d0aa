using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage;

/// <summary>One frame of a video, shown once to every feature.</summary>
/// <param name="Index">The frame's number, from 0.</param>
/// <param name="Picture">Its pixels; shared, not to be changed.</param>
/// <param name="Face">Its face; null where none was found, or where no feature asked for faces. Its score is 0 where it was carried over a
/// missed frame.</param>
public sealed record FootageFrame(long Index, Frame Picture, TrackedFace? Face);
