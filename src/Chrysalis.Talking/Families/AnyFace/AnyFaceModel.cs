using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Torch;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>Loaded weights that let any face speak.</summary>
internal sealed class AnyFaceModel : ITalkingModel, ICountsMultiplyAdds, IWarmsUp
{
    /// <param name="weights">The weights.</param>
    /// <param name="footage">The footage of the person whom the weights know; null where they are for anybody.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    public AnyFaceModel(AnyFaceWeights weights, OwnFootage? footage, string device)
    {
        Weights = weights;
        int size = weights.Preset.Painted.SizePx;
        Networks = device == "cpu"
            ? new OnnxMouthNetworks(weights.Arrays, weights.Path, size, Math.Min(2, Environment.ProcessorCount))
            : new TorchMouthNetworks(weights.Path, MotionNetwork.OutputsFor(weights.Preset.Coefficients), size, TorchDevice.Get(device));
        Traits = new()
        {
            FrameRate = FaceFormat.FrameRate, Needs = SceneNeeds.Face, KeepsState = true, OwnFootage = footage,
            Head = new() { OfPhotosOnly = true },
        };
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>The weights.</summary>
    public AnyFaceWeights Weights { get; }

    /// <summary>The networks.</summary>
    public IMouthNetworks Networks { get; }

    /// <inheritdoc/>
    public long? MultiplyAddsDone => (Networks as OnnxMouthNetworks)?.MultiplyAddsDone;

    /// <inheritdoc/>
    public void WarmUp() => (Networks as OnnxMouthNetworks)?.Open();

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new AnyFaceSession(this, scene);

    /// <inheritdoc/>
    public void Dispose() => Networks.Dispose();
}
