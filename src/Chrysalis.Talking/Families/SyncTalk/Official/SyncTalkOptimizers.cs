using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Training.Parts;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>The head's optimisers, as the public code groups its parameters: planes, attention over frames, and all others.</summary>
internal sealed class SyncTalkOptimizers : IDisposable
{
    /// <summary>Decays of both moments.</summary>
    public const double First = 0, Second = 0.99;

    private const string Plane = "encoder_", Attention = "audio_att_net.";
    private const double AttentionRate = 5, AttentionDecay = 1e-4;

    private readonly SyncTalkRecipe recipe;
    private readonly AdamOptimizer planes, attention, networks;

    /// <param name="head">The head.</param>
    /// <param name="recipe">The rates.</param>
    public SyncTalkOptimizers(HeadNetwork head, SyncTalkRecipe recipe)
    {
        this.recipe = recipe;
        (string Name, Parameter Value)[] all = [.. head.named_parameters()];
        planes = new(all.Where(one => one.Name.StartsWith(Plane, StringComparison.Ordinal)), First, Second, recipe.PlaneDecay);
        // The decay goes with the rate, which is five times as high.
        attention = new(
            all.Where(one => one.Name.StartsWith(Attention, StringComparison.Ordinal)), First, Second, AttentionRate * AttentionDecay,
            _ => AttentionRate);
        networks = new(
            all.Where(one => !one.Name.StartsWith(Plane, StringComparison.Ordinal)
                && !one.Name.StartsWith(Attention, StringComparison.Ordinal)),
            First, Second);
    }

    /// <summary>Applies the gradients.</summary>
    /// <param name="step">The step's number, from 1.</param>
    /// <param name="factor">What the rates have fallen to.</param>
    public void Step(int step, double factor)
    {
        planes.Step(step, recipe.PlaneRate * factor, double.PositiveInfinity);
        attention.Step(step, recipe.NetworkRate * factor, double.PositiveInfinity);
        networks.Step(step, recipe.NetworkRate * factor, double.PositiveInfinity);
    }

    /// <summary>The state by name; the tensors are the optimisers' own.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> State(string prefix) =>
        planes.State(prefix).Concat(attention.State(prefix)).Concat(networks.State(prefix));

    /// <summary>Takes the state from tensors by name.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string prefix)
    {
        planes.Restore(tensors, prefix);
        attention.Restore(tensors, prefix);
        networks.Restore(tensors, prefix);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        planes.Dispose();
        attention.Dispose();
        networks.Dispose();
    }
}
