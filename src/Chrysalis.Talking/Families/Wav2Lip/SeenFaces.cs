using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>What a generator sees of the crops of one speech. A face that stands still is seen once, not once a frame.</summary>
internal sealed class SeenFaces(LipGenerator generator, int paintedFromRow, ScalarType type, Device device) : IDisposable
{
    private Frame? still;
    private IReadOnlyList<Tensor> seenOfStill = [];

    /// <summary>What is seen of the crops, batch first.</summary>
    public IReadOnlyList<Tensor> Of(IReadOnlyList<Frame> crops)
    {
        if (crops.Any(crop => !ReferenceEquals(crop, crops[0])))
            return See(crops);
        if (!ReferenceEquals(still, crops[0]))
            Keep(crops[0]);
        return [.. seenOfStill.Select(part => part.expand(crops.Count, -1, -1, -1))];
    }

    public void Dispose()
    {
        foreach (Tensor part in seenOfStill)
            part.Dispose();
    }

    private void Keep(Frame crop)
    {
        Dispose();
        seenOfStill = [.. See([crop]).Select(part => part.DetachFromDisposeScope())];
        still = crop;
    }

    private IReadOnlyList<Tensor> See(IReadOnlyList<Frame> crops)
    {
        Tensor faces = FrameTensor.FromFrames(crops, device).flip(1);
        return generator.See(GeneratorInput.From(faces, faces, paintedFromRow).to(type));
    }
}
