using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Onnx;

/// <summary>A model that is opened when it is first run, if not before. One thread at a time.</summary>
/// <param name="model">Makes the model's bytes.</param>
/// <param name="inputs">Names of what it takes.</param>
/// <param name="outputs">Names of what it gives.</param>
/// <param name="threads">Processors to use.</param>
internal sealed class OnnxNetwork(Func<byte[]> model, string[] inputs, string[] outputs, int threads) : IDisposable
{
    private readonly Lazy<Opened> opened = new(() => new(OnnxSession.Open(model(), threads), inputs[0]));
    private readonly RunOptions run = new();
    private long done;

    /// <summary>A model that two processors run.</summary>
    public OnnxNetwork(Func<byte[]> model, string[] inputs, string[] outputs)
        : this(model, inputs, outputs, Math.Min(2, Environment.ProcessorCount))
    {
    }

    /// <summary>Multiply-adds of all runs so far.</summary>
    public long MultiplyAddsDone => Interlocked.Read(ref done);

    /// <summary>Opens it before it is run; from any thread.</summary>
    public void Open() => _ = opened.Value;

    /// <summary>Runs it and gives its first output.</summary>
    /// <param name="given">Numbers and shape of each input.</param>
    public float[] Run(params ReadOnlySpan<(float[] Values, long[] Shape)> given)
    {
        OrtValue[] values = Values(given);
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> results = opened.Value.Session.Run(run, inputs, values, outputs);
            Count(given[0].Shape);
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            Dispose(values);
        }
    }

    /// <summary>Runs it into a value.</summary>
    /// <param name="target">Takes its only output.</param>
    /// <param name="given">Numbers and shape of each input.</param>
    public void RunInto(OrtValue target, params ReadOnlySpan<(float[] Values, long[] Shape)> given)
    {
        OrtValue[] values = Values(given);
        try
        {
            opened.Value.Session.Run(run, inputs, values, outputs, [target]);
            Count(given[0].Shape);
        }
        finally
        {
            Dispose(values);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (opened.IsValueCreated)
            opened.Value.Session.Dispose();
        run.Dispose();
    }

    private static OrtValue[] Values(ReadOnlySpan<(float[] Values, long[] Shape)> given)
    {
        var values = new OrtValue[given.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = OrtValue.CreateTensorValueFromMemory(given[i].Values, given[i].Shape);
        return values;
    }

    private static void Dispose(OrtValue[] values)
    {
        foreach (OrtValue value in values)
            value.Dispose();
    }

    private void Count(long[] shape) => Interlocked.Add(ref done, opened.Value.MultiplyAddsOf(shape));

    private sealed class Opened(InferenceSession session, string firstInput)
    {
        private readonly long multiplyAdds = OnnxGraph.MultiplyAddsOf(session.ModelMetadata.CustomMetadataMap);
        private readonly int free = Array.IndexOf(session.InputMetadata[firstInput].Dimensions, -1);

        public InferenceSession Session { get; } = session;

        /// <summary>Multiply-adds of a run whose first input has a shape: they grow with the free dimension.</summary>
        public long MultiplyAddsOf(long[] shape) => free < 0 ? multiplyAdds : multiplyAdds * shape[free];
    }
}
