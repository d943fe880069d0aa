using System.Numerics;

namespace Chrysalis.Talking.Evaluation.Mouths;

/// <summary>The shape of a mouth.</summary>
/// <param name="Points">Its points in face coordinates.</param>
/// <param name="Opening">Its opening in inter-ocular distances.</param>
internal readonly record struct MouthReading(Vector2[] Points, double Opening);
