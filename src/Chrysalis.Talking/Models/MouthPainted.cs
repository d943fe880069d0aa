using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Models;

/// <summary>A speaking face that is to be laid back into its frame.</summary>
/// <param name="Crop">The painted square, of the size of the crop that was handed in.</param>
public sealed record MouthPainted(Frame Crop) : Painted;
