using Chrysalis.Talking.Checkpoints.Tensors;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints;

/// <summary>Moves weights between networks and tensors by name.</summary>
internal static class ModuleWeights
{
    /// <summary>
    /// Copies of all parameters and buffers, each name behind <paramref name="prefix"/>, floating point converted to
    /// <paramref name="type"/> when given.
    /// </summary>
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
                throw new CheckpointException($"'{source}' holds '{prefix + name}' of shape [{string.Join(", ", value.shape)}]; "
                    + $"the network takes [{string.Join(", ", target.shape)}].");
            target.copy_(value);
        }
    }

    /// <summary>Sets every parameter and buffer from a weights file of any format; each tensor is read when its turn comes.</summary>
    /// <exception cref="CheckpointException">Tensors are missing, extra or of another shape: nothing is set then.</exception>
    public static void Load(nn.Module module, StateDictionary weights)
    {
        using var _ = no_grad();
        Dictionary<string, Tensor> targets = module.state_dict();
        WeightsFit fit = WeightsFit.Of(targets.ToDictionary(pair => pair.Key, pair => pair.Value.shape), weights.Tensors);
        if (!fit.IsExact)
            throw new CheckpointException($"'{weights.Source}' does not fit the network {module.GetName()}: {fit.Describe()}.");
        foreach ((string name, Tensor target) in targets)
        {
            if (!weights.Tensors.ContainsKey(name) || WeightsFit.IsStepCounter(name))
                continue;
            using Tensor value = weights.Load(name);
            target.copy_(value);
        }
    }
}
