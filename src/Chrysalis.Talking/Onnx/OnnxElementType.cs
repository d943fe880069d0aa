namespace Chrysalis.Talking.Onnx;

/// <summary>Element types of ONNX tensors, numbered as TensorProto.DataType.</summary>
internal enum OnnxElementType
{
    Float = 1,
    Int64 = 7,
}
