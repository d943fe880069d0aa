using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Onnx;

/// <summary>A model that is opened when it is first run. One thread at a time.</summary>
/// <param name="model">Makes the model's bytes.</param>
/// <param name="inputs">Names of what it takes.</param>
/// <param name="outputs">Names of what it gives.</param>
internal sealed class OnnxNetwork(Func<byte[]> model, string[] inputs, string[] outputs) : IDisposable
{
    private readonly Lazy<InferenceSession> session = new(() => OnnxSession.Open(model(), Math.Min(2, Environment.ProcessorCount)));
    private readonly RunOptions run = new();

    /// <summary>Runs it and gives its first output.</summary>
    /// <param name="given">Numbers and shape of each input.</param>
    public float[] Run(params ReadOnlySpan<(float[] Values, long[] Shape)> given)
    {
        var values = new OrtValue[given.Length];
        try
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = OrtValue.CreateTensorValueFromMemory(given[i].Values, given[i].Shape);
            using IDisposableReadOnlyCollection<OrtValue> results = session.Value.Run(run, inputs, values, outputs);
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            foreach (OrtValue? value in values)
                value?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (session.IsValueCreated)
            session.Value.Dispose();
        run.Dispose();
    }
}
