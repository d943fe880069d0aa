using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Makes networks whose first weights come from a generator of their own. Torch draws first weights from the generator of the whole
/// process: its state is put back afterwards, and what it drew is drawn again here, from the same distributions.
/// </summary>
internal static class InitialWeights
{
    private const double LeakySlope = 0.1;
    private static readonly Lock Building = new();

    /// <summary>Makes a network with weights that the generator's seed alone decides.</summary>
    public static T Create<T>(Func<T> build, Generator noise)
        where T : nn.Module
    {
        T network = Build(build);
        using var _ = no_grad();
        // Holds what is drawn until it is copied: the collector could free it in the native call.
        using var scope = NewDisposeScope();
        foreach (nn.Module module in network.modules().Prepend(network).Distinct())
            Draw(module, noise);
        return network;
    }

    private static T Build<T>(Func<T> build)
    {
        lock (Building)
        {
            using Tensor before = random.get_rng_state();
            try
            {
                return build();
            }
            finally
            {
                random.set_rng_state(before);
            }
        }
    }

    /// <summary>Layers set to zero stay so; all others are drawn as Torch draws them (He 2015, with Torch's constants).</summary>
    private static void Draw(nn.Module module, Generator noise)
    {
        Parameter[] own = [.. module.named_parameters(recurse: false).Select(p => p.parameter).Where(IsDrawn)];
        if (own.Length == 0 || module is BatchNorm1d or BatchNorm2d)
            return;
        long inputs = Inputs(own[0]);
        switch (module)
        {
            case ConvUnit:
                own[0].copy_(empty(own[0].shape).normal_(0, Math.Sqrt(2 / (1 + LeakySlope * LeakySlope) / inputs), noise));
                break;
            case Linear or Conv1d or Conv2d or ConvTranspose2d:
                foreach (Parameter parameter in own)
                    parameter.copy_(empty(parameter.shape).uniform_(-1 / Math.Sqrt(inputs), 1 / Math.Sqrt(inputs), noise));
                break;
            default:
                throw new InvalidOperationException(
                    $"A layer '{module.GetName()}' draws its first weights in a way that is not known here: say how.");
        }
    }

    private static bool IsDrawn(Parameter parameter) => parameter.count_nonzero().item<long>() > 0;

    private static long Inputs(Parameter weight) => weight.shape.Skip(1).Aggregate(1L, (product, edge) => product * edge);
}
