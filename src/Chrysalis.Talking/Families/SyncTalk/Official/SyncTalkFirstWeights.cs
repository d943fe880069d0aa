using Chrysalis.Talking.Families.SyncTalk.Grids;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// First weights, all of one generator: layers as Torch draws them, planes nearly zero, codes a tenth of a standard deviation.
/// </summary>
internal static class SyncTalkFirstWeights
{
    private const double PlaneSpread = 1e-4, CodeSpread = 0.1;

    /// <summary>A head.</summary>
    /// <param name="frames">Frames that have a code of their own; the public code's number, or as many as there are beyond it.</param>
    /// <param name="noise">Draws.</param>
    public static HeadNetwork Head(int frames, Generator noise) =>
        Draw(new HeadNetwork(ShapeOf(frames) with { TorsoCodeValues = 0 }), noise);

    /// <summary>A torso.</summary>
    /// <param name="frames">Frames that have a code of their own.</param>
    /// <param name="noise">Draws.</param>
    public static TorsoNetwork Torso(int frames, Generator noise) => Draw(new TorsoNetwork(ShapeOf(frames)), noise);

    private static HeadShape ShapeOf(int frames) =>
        new HeadShape() is var usual && frames > usual.Codes ? usual with { Codes = frames } : usual;

    private static T Draw<T>(T network, Generator noise)
        where T : nn.Module
    {
        using var _ = no_grad();
        foreach (nn.Module module in network.modules().Prepend(network).Distinct())
            foreach ((string name, Parameter value) in module.named_parameters(recurse: false))
            {
                if (module is GridEncoder)
                    value.uniform_(-PlaneSpread, PlaneSpread, noise);
                else if (name.StartsWith("individual_codes", StringComparison.Ordinal))
                    value.normal_(0, CodeSpread, noise);
                else if (module is Linear or Conv1d)
                    value.uniform_(-Bound(module), Bound(module), noise);
            }

        return network;
    }

    /// <summary>Torch's own: one over the root of what a number is a sum of.</summary>
    private static double Bound(nn.Module module) =>
        1 / Math.Sqrt(module.get_parameter("weight")!.shape.Skip(1).Aggregate(1L, (product, edge) => product * edge));
}
