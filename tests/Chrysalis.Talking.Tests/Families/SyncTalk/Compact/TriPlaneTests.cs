using Chrysalis.Talking.Torch;
using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Families.SyncTalk.Compact;
using Chrysalis.Talking.Families.SyncTalk.Compact.Planes;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Compact;

public class TriPlaneTests
{
    private const int Side = 9;

    [Fact]
    public void Encode_PlanesThatAreLinear_GivesTheLineAtAnyPoint()
    {
        // Feature f of a plane is 1 + f + 2 a - 3 b over its coordinates a and b: bilinear lookups are exact.
        var shape = new TriPlaneShape(Side);
        var planes = new float[shape.Values];
        for (int i = 0; i < shape.Values; i++)
        {
            int f = i % 8, column = i / 8 % Side, row = i / (8 * Side) % Side;
            planes[i] = 1 + f + 2 * (2f * column / (Side - 1) - 1) - 3 * (2f * row / (Side - 1) - 1);
        }

        var found = new float[TriPlaneShape.Width];
        foreach (Vector3 p in (Vector3[])[new(0.3f, -0.7f, 0.11f), new(-1, 1, 0.999f), new(0, 0, 0)])
        {
            new TriPlaneKernel(shape).Encode(planes, p.X, p.Y, p.Z, found);
            for (int f = 0; f < 8; f++)
            {
                Assert.Equal(1 + f + 2 * p.X - 3 * p.Y, found[f], 2e-3f);
                Assert.Equal(1 + f + 2 * p.Y - 3 * p.Z, found[8 + f], 2e-3f);
                Assert.Equal(1 + f + 2 * p.X - 3 * p.Z, found[16 + f], 2e-3f);
            }
        }
    }

    [Fact]
    public void Backward_TwoSetsOfPlanes_IsTheSlopeByFiniteDifferences()
    {
        using var scope = NewDisposeScope();
        var random = new Random(3);
        Tensor points = tensor(Drawn(random, 20 * 3)).view(20, 3), weights = tensor(Drawn(random, 20 * 24)).view(20, 24);
        int[] starts = [0, 13, 20];
        using var planes = nn.Parameter(tensor(Drawn(random, 2 * 3 * 5 * 5 * 8)).view(2, 3, 5, 5, 8));
        double Value() => (TriPlaneFunction.apply(points, planes, starts) * weights).sum().item<float>();
        (TriPlaneFunction.apply(points, planes, starts) * weights).sum().backward();
        float[] slopes = planes.grad!.data<float>().ToArray();

        using var _ = no_grad();
        Tensor flat = planes.view(-1);
        for (int i = 0; i < slopes.Length; i += 37)
        {
            const float step = 0.05f; // the function is linear in the planes: any step serves
            flat[i].Increase(step);
            double above = Value();
            flat[i].Increase(-2 * step);
            double below = Value();
            flat[i].Increase(step);
            Assert.Equal((above - below) / (2 * step), slopes[i], 2e-2);
        }
    }

    [Fact]
    public void Render_Packets_EqualTorchsPicture()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        random.manual_seed(5);
        var shape = new TriPlaneHeadShape(StillSide: 24, MovingSide: 8, Codes: 5, Features: 6);
        using var head = new TriPlaneHead(shape);
        using var noise = new Generator(7, CPU);
        head.DrawPlanes(noise);
        head.Begin(HeadShape.Average);
        using var upsampler = new HeadUpsampler(shape.Features);
        VisibleShell shell = VisibleShell.Of(new HeadSolid(HeadShape.Average, 30).Holds);
        var camera = new PinholeCamera(32, 32, 50, 16, 16) { PixelCentre = 0.5f };
        var pose = new RigidPose(HeadAngles.ToRotation(new(10, -5, 3)), new(0.1f, 0, -4));
        float[] codes = [0.5f, -1, 0.2f, 2, -0.3f];

        Tensor wanted = HeadComposite.Render(HeadRays.Cast([new(camera, pose, 0, 0)], 32, shell, 6, null), head,
            tensor(codes).unsqueeze(0), 32).Picture;
        (HeadPicture picture, long samples) = new HeadRenderer(shell, 6).Render(camera, pose, new TriPlanePackets(head).At(codes));

        // What lies behind opaque samples is left out: at most 0.4 % of the light.
        Assert.True((wanted[0] - tensor(picture.Values).view(7, 32, 32)).abs().max().item<float>() < 5e-3f);
        Assert.InRange(samples, 100, 32 * 32 * 6);
        Tensor pixels = upsampler.call(wanted), own = tensor(new PacketUpsampler(upsampler).Run(picture)).view(1, 4, 64, 64);
        (int left, int top, int right, int bottom) = picture.Touched;
        Tensor Part(Tensor planes) => planes.narrow(2, 2 * top, 2 * (bottom - top)).narrow(3, 2 * left, 2 * (right - left));
        Assert.True((Part(pixels) - Part(own)).abs().max().item<float>() < 1e-2f);
    }

    [Fact]
    public void MultiplyAddsDone_AfterAPicture_IsTheSumOnPaper()
    {
        using var scope = NewDisposeScope();
        var shape = new TriPlaneHeadShape(StillSide: 24, MovingSide: 8, Codes: 5, Features: 6);
        using var network = new TriPlaneHead(shape);
        network.Begin(HeadShape.Average);
        using var upsampler = new HeadUpsampler(shape.Features);
        VisibleShell shell = VisibleShell.Of(new HeadSolid(HeadShape.Average, 30).Holds);
        var head = new PacketHead(
            new TriPlanePackets(network).At, new PacketUpsampler(upsampler), shell, 6, new HeadView(0, 0, 64, 200, 32, 32), 64);
        var pose = new RigidPose(HeadAngles.ToRotation(new(10, -5, 3)), new(0.1f, 0, -4));
        IPacketField moment = head.At(new float[shape.Codes]);
        (_, long samples) = new HeadRenderer(shell, 6).Render(new PinholeCamera(32, 32, 100, 16, 16) { PixelCentre = 0.5f }, pose, moment);

        head.Render(pose, new float[shape.Codes]);

        // The head nearly fills the picture: each layer of the upsampler sees all of it.
        const long rays = 32 * 32, pixels = 4 * rays, window = 9;
        long sampled = samples * (48 * 64 + 64 * 64 + 64 * 7) + 5 * (3 * 8 * 8 * 8 + 64);
        long coarse = rays * window * (7 * 32 + 32 * 32 + 32 * 32 + 32 * 48), fine = pixels * window * (12 * 12 + 12 * 4);
        Assert.True(samples > 1000);
        Assert.Equal(sampled + coarse + fine, head.MultiplyAddsDone);
    }

    private static float[] Drawn(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
}
