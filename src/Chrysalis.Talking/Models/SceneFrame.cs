using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Models;

/// <summary>One moment of the scene at the model's rate. Pictures may be shared between moments: do not write to them.</summary>
/// <param name="Index">Number of the frame, from 0.</param>
/// <param name="Picture">The footage's frame; null when the model needs none.</param>
/// <param name="Face">The face in it; null where none was found or none is needed.</param>
/// <param name="Crop">The face cut out, for a model that paints mouths; null where there is none. A face that stands still is the same
/// object.</param>
public sealed record SceneFrame(long Index, Frame? Picture, TrackedFace? Face, Frame? Crop);
