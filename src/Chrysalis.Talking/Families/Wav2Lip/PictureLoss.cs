using Chrysalis.Talking.Torch;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>How far painted faces are from real ones, as the preset weighs it.</summary>
internal sealed class PictureLoss : IDisposable
{
    private readonly bool weighsMouth;
    private readonly Tensor weight;
    private readonly Tensor laplacian;
    private readonly int size;

    public PictureLoss(Wav2LipPreset preset, Device device)
    {
        weighsMouth = preset.Recipe.WeighsMouth;
        size = preset.Crop.SizePx;
        weight = Weight(preset).to(device);
        laplacian = tensor(new float[] { 0, 1, 0, 1, -4, 1, 0, 1, 0 }).view(1, 1, 3, 3).to(device);
    }

    /// <param name="painted">B * 5 x 3 x S x S, windows one after another.</param>
    /// <param name="real">The same of the real faces.</param>
    public Tensor Between(Tensor painted, Tensor real) =>
        weighsMouth ? ReconstructionLoss.Between(painted, real, weight).Plus(OverTime(painted - real)) : (painted - real).abs().mean();

    /// <summary>Mean square of the Laplacian in the painted half's middle.</summary>
    public double Sharpness(Tensor faces)
    {
        Tensor edges = nn.functional.conv2d(faces.mean([1], true), laplacian, null, [1, 1], [1, 1]);
        return edges.narrow(2, size / 3, size / 3).narrow(3, size / 4, size / 2).Squared().mean().item<float>();
    }

    public void Dispose()
    {
        weight.Dispose();
        laplacian.Dispose();
    }

    /// <summary>The change from one frame to the next must be the real one: no flicker.</summary>
    private Tensor OverTime(Tensor difference)
    {
        Tensor windows = difference.view(-1, LipSyncExpert.Frames, 3, size, size);
        Tensor change = windows.narrow(1, 1, LipSyncExpert.Frames - 1) - windows.narrow(1, 0, LipSyncExpert.Frames - 1);
        return (change.abs() * weight.unsqueeze(1)).mean();
    }

    /// <summary>Most at the mouth, little where nothing is painted; mean 1, 1 x 1 x S x S.</summary>
    private static Tensor Weight(Wav2LipPreset preset)
    {
        int size = preset.Crop.SizePx;
        float unit = preset.Crop.Extent / size;
        var values = new float[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                float x = preset.Crop.CentreX - preset.Crop.Extent / 2 + (column + 0.5f) * unit;
                float y = preset.Crop.CentreY - preset.Crop.Extent / 2 + (row + 0.5f) * unit;
                float dx = x / 0.45f;
                float dy = (y - 1.15f) / 0.35f;
                values[row * size + column] = (row >= preset.PaintedFromRow ? 1 : 0.15f) + 4 * MathF.Exp(-(dx * dx + dy * dy) / 2);
            }
        }

        float mean = values.Average();
        return tensor([.. values.Select(value => value / mean)]).view(1, 1, size, size);
    }
}
