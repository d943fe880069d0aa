namespace Chrysalis.Talking.Onnx.Tfjs;

/// <summary>A constant of a TFJS graph; integers are held as floats (those in such graphs are small).</summary>
internal sealed record TfjsTensor(int[] Shape, float[] Values);
