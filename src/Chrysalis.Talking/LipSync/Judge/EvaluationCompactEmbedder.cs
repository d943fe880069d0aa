using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch.Layers;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>Our compact network over aligned lower faces and the mel spectrogram.</summary>
internal sealed class EvaluationCompactEmbedder : EvaluationEmbedder
{
    private readonly EvaluationCompactNet network = new();

    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    public EvaluationCompactEmbedder(StateDictionary weights, string name)
    {
        ModuleWeights.Load(network, weights);
        network.eval();
        Name = $"the compact judge '{name}'";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override CropGeometry Crop => EvaluationCompactNet.Crop;

    /// <inheritdoc/>
    public override ShiftPadding Padding => ShiftPadding.None;

    /// <inheritdoc/>
    public override Tensor Lips(Tensor faces) => network.Lips(EvaluationCompactNet.View(Windows(EvaluationCompactNet.Grey(faces), Frames)));

    /// <inheritdoc/>
    public override Tensor Sound(Waveform speech, int count) =>
        network.Sound(EvaluationSound.Windows(MelSpectrogram.Compute(speech).Values, Enumerable.Range(0, count)));

    /// <inheritdoc/>
    public override void Dispose() => network.Dispose();
}
