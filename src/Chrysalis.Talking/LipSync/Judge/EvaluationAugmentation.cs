using Chrysalis.Talking.Torch;
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
    public static Tensor Light(Tensor grey, Generator noise)
    {
        long count = grey.shape[0];
        Tensor gamma = Between(0.7, 1.4, count, noise, grey.device);
        Tensor slope = Between(-0.25, 0.25, count, noise, grey.device);
        Tensor across = linspace(-1, 1, grey.shape[3], device: grey.device).view(1, 1, 1, -1);
        return (grey.clamp(Scalars.Of(1e-3), Scalars.Of(1)).pow(gamma) * (slope * across).Plus(Scalars.Of(1)))
            .clamp(Scalars.Of(0), Scalars.Of(1));
    }

    /// <summary>Moves of the view, n x 2 x 3: size, turn, place, and half of them mirrored.</summary>
    public static Tensor Moves(int count, Generator noise, Device device)
    {
        Tensor wide = Between(0.88, 1.14, count, noise, device).view(count);
        Tensor high = wide * Between(0.95, 1.05, count, noise, device).view(count);
        Tensor turn = Between(-MostTurn, MostTurn, count, noise, device).view(count);
        Tensor side =
            Between(0, 1, count, noise, device).view(count).lt(Scalars.Of(0.5)).to(ScalarType.Float32) * Scalars.Of(2) - Scalars.Of(1);
        Tensor x = Between(-MostShift, MostShift, count, noise, device).view(count);
        Tensor y = Between(-MostShift, MostShift, count, noise, device).view(count);
        return stack([wide * side * turn.cos(), -high * turn.sin(), x, wide * side * turn.sin(), high * turn.cos(), y], 1)
            .view(count, 2, 3);
    }

    /// <summary>A camera's noise on normalised views.</summary>
    public static Tensor Noisy(Tensor views, Generator noise) =>
        views.Plus(TensorDraw.Normal(noise, views.device, views.shape) * Scalars.Of(NoiseLevel) * TensorDraw.Uniform(
            noise, views.device, views.shape[0], 1, 1, 1));

    private static Tensor Between(double least, double most, long count, Generator noise, Device device) =>
        (TensorDraw.Uniform(noise, device, count, 1, 1, 1) * Scalars.Of(most - least)).Plus(Scalars.Of(least));
}
