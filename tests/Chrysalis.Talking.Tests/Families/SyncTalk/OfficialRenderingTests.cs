using System.Numerics;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Families.SyncTalk.Plain;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.VolumeRendering.Marching;
using Chrysalis.Testing;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk;

public sealed class OfficialRenderingTests
{
    [Theory]
    [InlineData("nears", false)]
    [InlineData("fars", true)]
    public void Spans_OfRays_EqualThePublicCode(string name, bool far)
    {
        float[] golden = Read(name).Values;
        float[] own = [.. GoldenScene.Spans.Select(span => far ? span.Far : span.Near)];
        Assert.Equal(golden.Select(value => value >= 1e30f), own.Select(value => value == float.MaxValue));
        Assert.Contains(golden, value => value < 1e30f);
        foreach ((float expected, float actual) in golden.Zip(own).Where(pair => pair.First < 1e30f))
            Assert.Equal(expected, actual, 1e-5);
    }

    [Fact]
    public void March_ThroughTheOccupancy_EqualsThePublicCode()
    {
        MarchedRays marched = MarchedRays.March(GoldenScene.Marcher, GoldenScene.Rays, GoldenScene.Spans);
        float[] rays = Read("march.rays").Values;
        Assert.Equal(rays.Chunk(3).OrderBy(ray => ray[0]).Select(ray => (int)ray[2]),
            Enumerable.Range(0, marched.Count).Select(i => marched.Of(i).Length));
        Assert.Equal(rays.Chunk(3).OrderBy(ray => ray[0]).Select(ray => (int)ray[1]), marched.Starts[..^1]);
        Golden.AssertEqual("synctalk/synctalk.march.points.npy", tensor(marched.Samples
            .SelectMany(sample => new[] { sample.Point.X, sample.Point.Y, sample.Point.Z }).ToArray()));
        Golden.AssertEqual("synctalk/synctalk.march.deltas.npy", tensor(marched.Samples
            .SelectMany(sample => new[] { sample.Length, sample.End }).ToArray()));
    }

    [Fact]
    public void Render_OfTheHead_EqualsThePublicCode()
    {
        using var scope = NewDisposeScope();
        using HeadNetwork head = GoldenRule.FillParameters(new HeadNetwork(new(Codes: 4)));
        HeadInput input = GoldenHead.Input(head);
        Pixel[] pixels = new StagedRenderer(GoldenScene.Marcher, new()).Render(
            GoldenScene.Rays, GoldenScene.Spans, (samples, directions) => GoldenHead.See(head, input, samples, directions));
        Golden.AssertEqual("synctalk/synctalk.render.weights_sum.npy", tensor(pixels.Select(pixel => pixel.Opacity).ToArray()));
        Golden.AssertEqual("synctalk/synctalk.render.depth.npy", tensor(pixels.Select(pixel => pixel.Depth).ToArray()));
        Golden.AssertEqual("synctalk/synctalk.render.image.npy", tensor(pixels
            .SelectMany(pixel => new[] { pixel.Colour.X, pixel.Colour.Y, pixel.Colour.Z }).ToArray()));
    }

    [Fact]
    public void See_OfThePlainHead_EqualsTheTorchOne()
    {
        using var scope = NewDisposeScope();
        using HeadNetwork head = GoldenRule.FillParameters(new HeadNetwork(new(Codes: 4)));
        HeadInput input = GoldenHead.Input(head);
        var plain = new PlainHead(head);
        MarchedRays marched = MarchedRays.March(GoldenScene.Marcher, GoldenScene.Rays, GoldenScene.Spans);
        Vector3[] directions =
            [.. Enumerable.Range(0, marched.Count).SelectMany(i => Enumerable.Repeat(GoldenScene.Rays[i].Direction, marched.Of(i).Length))];
        Radiance[] expected = GoldenHead.See(head, input, marched.Samples, directions);
        float densest = expected.Max(seen => seen.Density);
        for (int i = 0; i < expected.Length; i++)
        {
            Radiance actual = plain.See(marched.Samples[i].Point, directions[i], input);
            Assert.Equal(expected[i].Density, actual.Density, 1e-4 * densest);
            Assert.InRange(Vector3.Distance(expected[i].Colour, actual.Colour), 0, 1e-4f);
        }
    }

    private static NpyFile Read(string name) => NpyFile.Read(SharedData.Require($"golden/synctalk/synctalk.{name}.npy"));
}
