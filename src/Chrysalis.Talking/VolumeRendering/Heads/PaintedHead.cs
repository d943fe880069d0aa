namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>A head that was rendered, and where in space it is.</summary>
/// <param name="Pixels">Colour times cover, then the cover, from 0 to 1: 4 x S x S.</param>
/// <param name="Distances">How far each ray goes until it ends, in units of the head, times its cover: R x R.</param>
/// <param name="Covers">The rays' covers, R x R.</param>
internal sealed record PaintedHead(float[] Pixels, float[] Distances, float[] Covers);
