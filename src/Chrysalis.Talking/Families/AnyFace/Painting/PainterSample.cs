namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>One picture to learn from; S is the painted square's edge.</summary>
/// <param name="Seen">5 x S x S: the source warped to the target's mouth, and where that is.</param>
/// <param name="Styles">Pictures of 5 x S x S: the source as it is, perhaps another.</param>
/// <param name="State">The mouth's state.</param>
/// <param name="Real">3 x S x S: what is to come out.</param>
/// <param name="Source">3 x S x S: the source as it is.</param>
internal sealed record PainterSample(float[] Seen, float[][] Styles, float[] State, float[] Real, float[] Source);
