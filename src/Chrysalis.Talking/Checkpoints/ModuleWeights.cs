using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints;

/// <summary>Moves weights between networks and tensors by name.</summary>
internal static class ModuleWeights
{
    /// <summary>Copies of all parameters and buffers, each name behind <paramref name="prefix"/>, floating point converted to <paramref name="type"/> when given.</summary>
    public static Dictionary<string, Tensor> Of(nn.Module module, string prefix, ScalarType? type = null)
    {
        using var _ = no_grad();
        return module.state_dict().ToDictionary(
            pair => prefix + pair.Key,
            pair => (type is { } wanted && pair.Value.is_floating_point() ? pair.Value.to(wanted) : pair.Value).detach().cpu().clone());
    }

    /// <summary>Sets every parameter and buffer from tensors by name.</summary>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, Tensor> tensors, string prefix, string source)
    {
        using var _ = no_grad();
        foreach ((string name, Tensor target) in module.state_dict())
        {
            if (!tensors.TryGetValue(prefix + name, out Tensor? value))
                throw new CheckpointException($"'{source}' lacks tensor '{prefix + name}'.");
            if (!value.shape.SequenceEqual(target.shape))
                throw new CheckpointException($"'{source}' holds '{prefix + name}' of shape [{string.Join(", ", value.shape)}]; the network takes [{string.Join(", ", target.shape)}].");
            target.copy_(value);
        }
    }
}
