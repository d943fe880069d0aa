using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>Linear layers without bias, ReLU between them. Names <c>net.N.weight</c>, as in the public code.</summary>
internal sealed class BiaslessNetwork : Module<Tensor, Tensor>
{
    private readonly ModuleList<Linear> net;

    /// <param name="input">Numbers in.</param>
    /// <param name="hidden">Numbers between layers.</param>
    /// <param name="output">Numbers out.</param>
    /// <param name="layers">Layers, at least 1.</param>
    public BiaslessNetwork(int input, int hidden, int output, int layers) : base(nameof(BiaslessNetwork))
    {
        net = new([.. Enumerable.Range(0, layers).Select(i =>
            Linear(i == 0 ? input : hidden, i == layers - 1 ? output : hidden, hasBias: false))]);
        RegisterComponents();
    }

    /// <summary>The layers' weights, out x in, in the order of the data.</summary>
    public IReadOnlyList<Tensor> Weights => [.. net.Select(layer => layer.weight!)];

    /// <param name="x">N x in.</param>
    /// <returns>N x out.</returns>
    public override Tensor forward(Tensor x)
    {
        for (int i = 0; i < net.Count; i++)
        {
            x = net[i].call(x);
            if (i < net.Count - 1)
                x = x.relu();
        }

        return x;
    }
}
