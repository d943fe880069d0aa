using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Models;

/// <summary>Consecutive frames whose faces are painted at once.</summary>
/// <param name="First">Number of the first frame.</param>
/// <param name="Length">Number of frames, those without a face among them.</param>
/// <param name="Seen">Which of them have a face, counted from <paramref name="First"/>, in order; at least one.</param>
/// <param name="Crops">The faces of those, cut out.</param>
public sealed record CropBatch(long First, int Length, IReadOnlyList<int> Seen, IReadOnlyList<Frame> Crops);
