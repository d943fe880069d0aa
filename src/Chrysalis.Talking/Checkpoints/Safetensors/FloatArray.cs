namespace Chrysalis.Talking.Checkpoints.Safetensors;

/// <summary>A tensor as plain numbers.</summary>
/// <param name="Shape">Dimensions, outermost first.</param>
/// <param name="Values">Numbers, row by row.</param>
internal sealed record FloatArray(long[] Shape, float[] Values);
