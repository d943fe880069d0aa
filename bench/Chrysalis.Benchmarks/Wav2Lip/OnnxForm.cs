using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Families.Wav2Lip.Export;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace Chrysalis.Benchmarks.Wav2Lip;

/// <summary>A generator's exported model in ONNX Runtime, on as many threads as Torch has.</summary>
internal sealed class OnnxForm : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions run = new();

    public OnnxForm(LipGenerator generator, Wav2LipPreset preset)
    {
        using var options = new SessionOptions { IntraOpNumThreads = get_num_threads() };
        session = new(GeneratorOnnx.Write(generator, preset.Shape), options);
    }

    public void Run(Tensor mel, Tensor faces)
    {
        using OrtValue heard = OrtValue.CreateTensorValueFromMemory(mel.data<float>().ToArray(), mel.shape);
        using OrtValue seen = OrtValue.CreateTensorValueFromMemory(faces.data<float>().ToArray(), faces.shape);
        using IDisposableReadOnlyCollection<OrtValue> _ = session.Run(run, ["mel", "faces"], [heard, seen], ["picture"]);
    }

    public void Dispose()
    {
        session.Dispose();
        run.Dispose();
    }
}
