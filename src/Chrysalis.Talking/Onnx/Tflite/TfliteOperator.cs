namespace Chrysalis.Talking.Onnx.Tflite;

/// <summary>An operation of a TensorFlow Lite graph.</summary>
/// <param name="Code">What it does, as the format counts operations.</param>
/// <param name="CustomName">The name of an operation that is not the format's own; empty for its own.</param>
/// <param name="Inputs">Numbers of the tensors it takes.</param>
/// <param name="Output">Number of the tensor it makes.</param>
/// <param name="Options">Its settings; null where it has none.</param>
internal sealed record TfliteOperator(int Code, string CustomName, int[] Inputs, int Output, FlatTable? Options);
