using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>
/// Changes of windows that have nothing to do with lips in time, each window's own, so that a window is not found by its
/// clip's light and place, and the judge carries further than the face it learned from.
/// </summary>
internal static class EvaluationAugmentation
{
    private const double MostTurn = 0.12;
    private const double MostShift = 0.1;
    private const double NoiseLevel = 0.08;

    /// <summary>Another gamma and a light from one side: n x 5 x S x S in [0, 1] to the same.</summary>
    public static Tensor Light(Tensor grey)
    {
        long count = grey.shape[0];
        Tensor gamma = Between(0.7, 1.4, count, grey.device);
        Tensor slope = Between(-0.25, 0.25, count, grey.device);
        Tensor across = linspace(-1, 1, grey.shape[3], device: grey.device).view(1, 1, 1, -1);
        return (grey.clamp(1e-3, 1).pow(gamma) * (1 + slope * across)).clamp(0, 1);
    }

    /// <summary>Moves of the view, n x 2 x 3: size, turn, place, and half of them mirrored.</summary>
    public static Tensor Moves(int count, Device device)
    {
        Tensor wide = Between(0.88, 1.14, count, device).view(count);
        Tensor high = wide * Between(0.95, 1.05, count, device).view(count);
        Tensor turn = Between(-MostTurn, MostTurn, count, device).view(count);
        Tensor side = 1 - 2 * randint(0, 2, count, device: device).to(ScalarType.Float32);
        Tensor x = Between(-MostShift, MostShift, count, device).view(count);
        Tensor y = Between(-MostShift, MostShift, count, device).view(count);
        return stack([wide * side * turn.cos(), -high * turn.sin(), x, wide * side * turn.sin(), high * turn.cos(), y], 1).view(count, 2, 3);
    }

    /// <summary>A camera's noise on normalised views.</summary>
    public static Tensor Noise(Tensor views) => views + randn_like(views) * NoiseLevel * rand(views.shape[0], 1, 1, 1, device: views.device);

    private static Tensor Between(double least, double most, long count, Device device) =>
        least + (most - least) * rand(count, 1, 1, 1, device: device);
}
