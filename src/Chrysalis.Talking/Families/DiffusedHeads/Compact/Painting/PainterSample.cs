namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>One picture to learn from; S is the painted square's edge.</summary>
/// <param name="Seen">6 x S x S: the identity's picture warped to what is wanted, and where mouth and eyes are.</param>
/// <param name="Given">The wanted face's numbers, then the identity's.</param>
/// <param name="Real">3 x S x S: what is to come out.</param>
internal sealed record PainterSample(float[] Seen, float[] Given, float[] Real);
