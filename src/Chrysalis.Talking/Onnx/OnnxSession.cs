using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Onnx;

/// <summary>Opens models for inference.</summary>
internal static class OnnxSession
{
    /// <summary>Opens a model.</summary>
    /// <param name="model">The file's bytes.</param>
    /// <param name="threads">Processors to use; they do not spin while they wait.</param>
    public static InferenceSession Open(byte[] model, int threads)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new(model, options);
    }
}
