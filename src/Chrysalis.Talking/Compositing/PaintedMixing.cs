namespace Chrysalis.Talking.Compositing;

/// <summary>How what a painter gave becomes a picture.</summary>
/// <param name="Window">S x S: 1 where it is shown, 0 where it is not.</param>
/// <param name="Prior">
/// How sure the cover is, before the sigmoid, inside and outside what is to be covered: plus and minus half of it.
/// </param>
/// <param name="MostCorrection">Most that is corrected, of the whole range of colours.</param>
internal sealed record PaintedMixing(float[] Window, float Prior, float MostCorrection);
