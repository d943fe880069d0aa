using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>The published network over 224-pixel faces (BGR, 0 to 255) and 20 frames of cepstra.</summary>
internal sealed class EvaluationOfficialEmbedder : EvaluationEmbedder
{
    private const int CepstraFrames = 20;
    private const int CepstraPerVideoFrame = Mfcc.FramesPerSecond / FramesPerSecond;
    private readonly EvaluationSyncNet network = new();

    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    public EvaluationOfficialEmbedder(StateDictionary weights, string name)
    {
        ModuleWeights.Load(network, weights);
        network.eval();
        Name = $"the published SyncNet with the weights of '{name}'";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>
    /// The public pipeline takes a detector's box from forehead to chin (half its longer edge: s), and from its centre 1.4 s to
    /// each side, s up and 1.8 s down. In our face coordinates such a box reaches from 0.85 above the eyes to 1.85 below.
    /// </summary>
    public override CropGeometry Crop { get; } = new(224, 0, 1.04f, 3.78f);

    /// <inheritdoc/>
    public override ShiftPadding Padding => ShiftPadding.Zeros;

    /// <inheritdoc/>
    public override Tensor Lips(Tensor faces)
    {
        Tensor windows = Windows(faces.flip(1) * Scalars.Of(255), Frames); // n x 5 x 3 x 224 x 224
        return network.Lips(windows.transpose(1, 2).contiguous());
    }

    /// <inheritdoc/>
    public override Tensor Sound(Waveform speech, int count)
    {
        float[,] cepstra = Mfcc.Compute(speech);
        Tensor all = tensor(cepstra); // T x 13
        long needed = (count - 1) * CepstraPerVideoFrame + CepstraFrames;
        if (all.shape[0] < needed)
            all = cat([all, all.narrow(0, all.shape[0] - 1, 1).expand(needed - all.shape[0], -1)], 0);
        Tensor windows = Windows(all.narrow(0, 0, needed), CepstraFrames, CepstraPerVideoFrame); // n x 20 x 13
        return network.Sound(windows.transpose(1, 2).unsqueeze(1).contiguous());
    }

    /// <inheritdoc/>
    public override void Dispose() => network.Dispose();
}
