using Chrysalis.Foundation.Random;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads;

/// <summary>
/// The published sampling loop, written out plainly: numbers of its own for every step, one frame after the other. Only the network is
/// shared with what is tested.
/// </summary>
internal sealed class PublishedLoop
{
    private readonly int[] steps;
    private readonly double[] beta, kept;

    /// <param name="count">Steps walked of 1000.</param>
    public PublishedLoop(int count)
    {
        steps = [.. Enumerable.Range(0, count).Select(i => (int)Math.Round(i * 999.0 / (count - 1)))];
        double[] all = [.. Enumerable.Range(0, 1000).Select(t => Math.Min(1 - Share(t + 1) / Share(t), 0.999))];
        kept = [.. steps.Select(step => all[..(step + 1)].Aggregate(1.0, (product, noise) => product * (1 - noise)))];
        beta = [.. Enumerable.Range(0, count).Select(i => 1 - kept[i] / Before(i))];
    }

    /// <summary>Frames as the network draws them, colours in [-1, 1].</summary>
    /// <param name="network">The network, with two motion frames in colour.</param>
    /// <param name="identity">1 x 3 x H x W.</param>
    /// <param name="heard">The embeddings, a frame each.</param>
    /// <param name="seed">The seed.</param>
    public List<Tensor> Frames(UNet network, Tensor identity, float[][] heard, ulong seed)
    {
        var drawn = new List<Tensor> { identity, identity };
        for (int frame = 0; frame < heard.Length; frame++)
        {
            using var random = new Generator(Seed.Of(seed).For("diffused").For(frame).Value);
            float[] around = [.. Enumerable.Range(frame - 2, 5).SelectMany(at => heard[Math.Clamp(at, 0, heard.Length - 1)])];
            Tensor audio = tensor(around).view(1, 5, -1), x = TensorDraw.Normal(random, CPU, identity.shape);
            for (int i = steps.Length - 1; i >= 0; i--)
            {
                Tensor said = network.Predict(x, tensor([(long)steps[i]]), cat([drawn[^2], drawn[^1]], 1), identity, audio);
                x = Before(said, x, i, i > 0 ? TensorDraw.Normal(random, CPU, identity.shape) : zeros_like(x));
            }

            drawn.Add(x);
        }

        return drawn[2..];
    }

    private Tensor Before(Tensor said, Tensor x, int i, Tensor noise)
    {
        Tensor picture = Times(1 / Math.Sqrt(kept[i]), x.Plus(Times(-Math.Sqrt(1 - kept[i]), said.narrow(1, 0, 3))))
            .clamp(Scalars.Of(-1), Scalars.Of(1));
        Tensor mean = Times(beta[i] * Math.Sqrt(Before(i)) / (1 - kept[i]), picture)
            .Plus(Times((1 - Before(i)) * Math.Sqrt(1 - beta[i]) / (1 - kept[i]), x));
        Tensor place = Times(0.5, said.narrow(1, 3, 3).Plus(Scalars.Of(1)));
        int bounded = Math.Max(i, 1);
        double most = Math.Log(beta[i]), least = Math.Log(beta[bounded] * (1 - Before(bounded)) / (1 - kept[bounded]));
        Tensor logVariance = Times(most - least, place).Plus(Scalars.Of(least));
        return mean.Plus(noise.mul(Times(0.5, logVariance).exp()));
    }

    private static Tensor Times(double number, Tensor tensor) => tensor.mul(Scalars.Of(number));

    private double Before(int i) => i == 0 ? 1 : kept[i - 1];

    private static double Share(int t) => Math.Pow(Math.Cos((t / 1000.0 + 0.008) / 1.008 * Math.PI / 2), 2);
}
