using Chrysalis.Talking.Torch;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Reference;

/// <summary>Weights and inputs made by the rule of the golden tensors, so that nothing but the outputs need be stored.</summary>
internal static class GoldenRule
{
    /// <summary>An input of a name, uniform in [low, high).</summary>
    public static Tensor Input(string name, float low, float high, params long[] shape)
    {
        float[] values = Uniform(name, shape.Aggregate(1L, (a, b) => a * b));
        for (int i = 0; i < values.Length; i++)
            values[i] = low + (values[i] + 1) / 2 * (high - low);
        return tensor(values).view(shape);
    }

    /// <summary>Sets every weight of a network by the rule and turns it to evaluation.</summary>
    public static T Fill<T>(T network)
        where T : nn.Module
    {
        using var _ = no_grad();
        foreach ((string name, Tensor target) in network.state_dict())
        {
            if (name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                continue;
            target.copy_(Weight(name, target.shape));
        }

        network.eval();
        return network;
    }

    /// <summary>Sets every parameter of a network by the rule, leaves its buffers, and turns it to evaluation.</summary>
    public static T FillParameters<T>(T network)
        where T : nn.Module
    {
        using var _ = no_grad();
        foreach ((string name, TorchSharp.Modules.Parameter target) in network.named_parameters())
            target.copy_(Weight(name, target.shape));
        network.eval();
        return network;
    }

    private static Tensor Weight(string name, long[] shape)
    {
        long count = shape.Aggregate(1L, (a, b) => a * b);
        float scale = shape.Length >= 2 ? MathF.Sqrt(3f / (count / shape[0])) : 0.1f;
        float offset = 0;
        if (name.EndsWith("running_var", StringComparison.Ordinal))
            (scale, offset) = (0.25f, 1);
        else if (shape.Length == 1 && name.EndsWith("weight", StringComparison.Ordinal))
            offset = 1;
        return tensor(Uniform(name, count)).mul_(scale).Increase(offset).view(shape);
    }

    private static float[] Uniform(string name, long count)
    {
        ulong seed = 0xcbf29ce484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(name))
            seed = unchecked((seed ^ value) * 0x100000001b3);
        var values = new float[count];
        for (long i = 0; i < count; i++)
        {
            ulong z = unchecked(seed + (ulong)(i + 1) * 0x9E3779B97F4A7C15);
            z = unchecked((z ^ z >> 30) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ z >> 27) * 0x94D049BB133111EB);
            z ^= z >> 31;
            values[i] = (float)((z >> 40) / (double)(1 << 24) * 2 - 1);
        }

        return values;
    }
}
