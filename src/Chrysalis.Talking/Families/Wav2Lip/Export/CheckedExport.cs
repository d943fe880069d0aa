using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Torch;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip.Export;

/// <summary>Writes a generator's ONNX model after running it beside the generator on the same input.</summary>
internal static class CheckedExport
{
    private const double Tolerance = 1e-3;
    private const int Pictures = 2;

    /// <exception cref="InvalidOperationException">The model paints something else; nothing is written.</exception>
    public static ExportResult Write(LipGenerator generator, GeneratorShape shape, string output)
    {
        byte[] model = GeneratorOnnx.Write(generator, shape);
        double difference = Difference(generator, shape, model);
        if (!(difference <= Tolerance))
            throw new InvalidOperationException(
                $"the model differs from the network by {difference:G3}, where {Tolerance} is allowed; nothing was written");
        AtomicFile.Write(output, stream => stream.Write(model));
        int size = shape.SizePx;
        return new(output, $"Wav2Lip generator ({shape.Name}): mel n x 1 x 80 x {shape.MelFrames}, faces n x 6 x {size} x {size} -> "
            + $"picture n x 3 x {size} x {size}", difference);
    }

    private static double Difference(LipGenerator generator, GeneratorShape shape, byte[] model)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        int size = shape.SizePx;
        Tensor mel = rand(Pictures, 1, 80, shape.MelFrames) * Scalars.Of(8) - Scalars.Of(4);
        Tensor faces = rand(Pictures, 6, size, size);
        using var session = new InferenceSession(model);
        using OrtValue heard = OrtValue.CreateTensorValueFromMemory(mel.data<float>().ToArray(), mel.shape);
        using OrtValue seen = OrtValue.CreateTensorValueFromMemory(faces.data<float>().ToArray(), faces.shape);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["mel", "faces"], [heard, seen], ["picture"]);
        Tensor picture = tensor(outputs[0].GetTensorDataAsSpan<float>().ToArray()).view(Pictures, 3, size, size);
        return (generator.call(mel, faces) - picture).abs().max().item<float>();
    }
}
