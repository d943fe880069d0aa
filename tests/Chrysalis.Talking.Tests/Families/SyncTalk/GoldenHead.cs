using System.Numerics;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Families.SyncTalk.Plain;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.VolumeRendering.Marching;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk;

/// <summary>What is shown to the golden head.</summary>
internal static class GoldenHead
{
    /// <summary>256 directions of length 1.</summary>
    public static Tensor Directions() =>
        nn.functional.normalize(GoldenRule.Input("synctalk.dirs", -1, 1, 256, 3), 2, 1);

    /// <summary>What moves the head.</summary>
    public static HeadInput Input(HeadNetwork head)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return new(
            head.Hear(GoldenRule.Input("synctalk.ave", -1, 1, 8, 1, 512)).data<float>().ToArray(),
            GoldenRule.Input("synctalk.expression", 0, 1, 1, 7).data<float>().ToArray(),
            head.UsualCode!.contiguous().data<float>().ToArray());
    }

    /// <summary>What the head shows at samples.</summary>
    public static Radiance[] See(HeadNetwork head, HeadInput input, IReadOnlyList<RaySample> samples, IReadOnlyList<Vector3> directions)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        HeadRadiance seen = head.See(
            Points([.. samples.Select(sample => sample.Point)]), Points(directions), Row(input.Speech), Row(input.Expression),
            Row(input.Code));
        float[] density = seen.Volume.Density.contiguous().data<float>().ToArray();
        float[] colour = seen.Colour.contiguous().data<float>().ToArray();
        return [.. density.Select((value, i) => new Radiance(value, new(colour.AsSpan(3 * i, 3))))];
    }

    private static Tensor Row(float[] values) => tensor(values).view(1, -1);

    private static Tensor Points(IReadOnlyList<Vector3> points) =>
        tensor(points.SelectMany(point => new[] { point.X, point.Y, point.Z }).ToArray()).view(-1, 3);
}
