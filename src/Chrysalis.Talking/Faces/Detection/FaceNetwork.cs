using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Faces.Detection;

/// <summary>A network that takes one square RGB picture; its buffers are reused, so one thread at a time.</summary>
internal sealed class FaceNetwork : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly float[] input;
    private readonly OrtValue inputValue;
    private readonly float[][] outputs;
    private readonly OrtValue[] outputValues;
    private readonly string[] inputNames;
    private readonly string[] outputNames;
    private readonly float scale;
    private readonly float offset;

    /// <summary>
    /// Opens a model whose input is <c>colour * scale + offset</c>, colour in 0 to 255; only as far as the node
    /// <paramref name="last"/> where one is given.
    /// </summary>
    public FaceNetwork(string model, int threads, float scale, float offset, string? last = null)
        : this(FaceModels.Open(model, threads, last), scale, offset)
    {
    }

    /// <summary>Takes over an opened model whose input is <c>colour * scale + offset</c>, colour in 0 to 255.</summary>
    public FaceNetwork(InferenceSession session, float scale, float offset)
    {
        (this.session, this.scale, this.offset) = (session, scale, offset);
        var (inputName, description) = session.InputMetadata.Single();
        Size = description.Dimensions[^1];
        input = new float[3 * Size * Size];
        inputValue = OrtValue.CreateTensorValueFromMemory(input, [1, 3, Size, Size]);
        inputNames = [inputName];
        outputNames = [.. session.OutputMetadata.Keys];
        long[][] shapes = [.. session.OutputMetadata.Values.Select(output => output.Dimensions.Select(size => (long)size).ToArray())];
        outputs = [.. shapes.Select(shape => new float[shape.Aggregate((a, b) => a * b)])];
        outputValues = [.. shapes.Select((shape, i) => OrtValue.CreateTensorValueFromMemory(outputs[i], shape))];
    }

    /// <summary>Edge of the input in pixels.</summary>
    public int Size { get; }

    /// <summary>Runs over the square of the frame that <paramref name="inputToFrame"/> names.</summary>
    public void Run(Frame frame, AffineTransform inputToFrame)
    {
        PictureSampler.Sample(frame, inputToFrame, Size, Size, new PlanarTarget(input, Size, scale, offset));
        session.Run(run, inputNames, [inputValue], outputNames, outputValues);
    }

    /// <summary>An output of the last run, overwritten by the next.</summary>
    public ReadOnlySpan<float> Output(string name)
    {
        int index = Array.IndexOf(outputNames, name);
        return index >= 0 ? outputs[index] : throw new FaceException($"The face model has no output '{name}': install it again.")
        {
            NotInstalled = name,
        };
    }

    public void Dispose()
    {
        foreach (OrtValue value in outputValues)
            value.Dispose();
        inputValue.Dispose();
        run.Dispose();
        session.Dispose();
    }
}
