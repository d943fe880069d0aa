using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Families.AdNerf.Compact;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Compact;

public class ImplicitHeadTests
{
    [Fact]
    public void Render_Packets_EqualTorchsPicture()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        random.manual_seed(11);
        using var head = new ImplicitHead(codes: 5);
        VisibleShell shell = VisibleShell.Of(new HeadSolid(HeadShape.Average, 30).Holds);
        var camera = new PinholeCamera(24, 24, 38, 12, 12) { PixelCentre = 0.5f };
        var pose = new RigidPose(HeadAngles.ToRotation(new(-12, 4, 2)), new(0.05f, 0.1f, -4));
        float[] codes = [0.5f, -1, 0.2f, 2, -0.3f];

        Tensor wanted = HeadComposite.Render(HeadRays.Cast([new(camera, pose, 0, 0)], 24, shell, 6, null), head,
            tensor(codes).unsqueeze(0), 24).Picture;
        HeadPicture picture = new HeadRenderer(shell, 6).Render(camera, pose, new ImplicitPackets(head).At(codes)).Picture;

        // What lies behind opaque samples is left out: at most 0.4 % of the light.
        Assert.True((wanted[0] - tensor(picture.Values).view(ImplicitHead.Shown + 1, 24, 24)).abs().max().item<float>() < 5e-3f);
        Assert.True(wanted.max().item<float>() > 0.1f);
    }

    [Fact]
    public void At_NumbersThatMoveAnotherHead_AreRefused()
    {
        using var head = new ImplicitHead(codes: 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImplicitPackets(head).At([1, 2]));
    }
}
