using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// Unsharp masking of painted faces: a network taught by differences paints a little softer than it sees, evenly enough that one
/// amount brings the fine detail back to what the real faces have.
/// </summary>
internal static class UnsharpMask
{
    private const double Least = 0, Most = 1.5;
    private const int Rounds = 12;
    private static readonly float[] Binomial = [1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f];

    /// <param name="faces">B x 3 x S x S in [0, 1].</param>
    /// <param name="amount">0 changes nothing; 1 doubles what a 3 x 3 binomial filter takes away.</param>
    public static Tensor Apply(Tensor faces, double amount)
    {
        if (amount == 0)
            return faces;
        Tensor kernel = tensor(Binomial).view(1, 1, 3, 3).to(faces.dtype).to(faces.device).repeat(3, 1, 1, 1);
        Tensor soft = nn.functional.conv2d(nn.functional.pad(faces, [1, 1, 1, 1], PaddingModes.Replicate), kernel, groups: 3);
        return faces.Plus((faces - soft) * Scalars.Of(amount)).clamp(Scalars.Of(0), Scalars.Of(1));
    }

    /// <summary>The same of one plane, without Torch.</summary>
    /// <param name="plane">S x S in [0, 1].</param>
    /// <param name="sharpened">Receives S x S in [0, 1].</param>
    /// <param name="size">S.</param>
    /// <param name="amount">0 changes nothing; 1 doubles what a 3 x 3 binomial filter takes away.</param>
    public static void Apply(ReadOnlySpan<float> plane, Span<float> sharpened, int size, float amount)
    {
        if (amount == 0)
        {
            plane.CopyTo(sharpened);
            return;
        }

        for (int y = 0; y < size; y++)
        {
            int above = Math.Max(y - 1, 0) * size, below = Math.Min(y + 1, size - 1) * size;
            for (int x = 0; x < size; x++)
            {
                int left = Math.Max(x - 1, 0), right = Math.Min(x + 1, size - 1), i = y * size + x;
                float soft = (plane[above + left] + plane[above + right] + plane[below + left] + plane[below + right]
                    + 2 * (plane[above + x] + plane[below + x] + plane[y * size + left] + plane[y * size + right]) + 4 * plane[i]) / 16;
                sharpened[i] = Math.Clamp(plane[i] + (plane[i] - soft) * amount, 0, 1);
            }
        }
    }

    /// <summary>The amount with which a measure of sharpness reaches its goal, from 0 to 1.5.</summary>
    /// <param name="sharpness">The measure of faces sharpened by an amount; it grows with the amount.</param>
    /// <param name="goal">What it should be.</param>
    public static double Find(Func<double, double> sharpness, double goal)
    {
        (double low, double high) = (Least, Most);
        for (int round = 0; round < Rounds; round++)
        {
            double middle = (low + high) / 2;
            if (sharpness(middle) < goal)
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
