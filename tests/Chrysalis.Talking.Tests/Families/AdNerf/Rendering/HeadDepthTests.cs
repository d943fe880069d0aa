using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.VolumeRendering;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Rendering;

public class HeadDepthTests
{
    [Fact]
    public void Around_Poses_IsTheMeanDistanceWithinThePublishedBounds()
    {
        DepthRange range = HeadDepth.Around([At(0.5f), At(0.6f), At(0.7f)]);

        Assert.Equal(0.4f, range.Near, 1e-6f);
        Assert.Equal(1.0f, range.Far, 1e-6f);
    }

    [Fact]
    public void Around_HeadBehindTheCameraOrNowhere_IsRefusedInOneSentence()
    {
        string message = Assert.Throws<TalkingException>(() => HeadDepth.Around([At(-0.5f)])).Message;
        Assert.Contains("The head is -0.5 before the camera in the mean of 1 poses", message, StringComparison.Ordinal);
        Assert.Throws<TalkingException>(() => HeadDepth.Around([At(0.2f)]));
        Assert.Throws<TalkingException>(() => HeadDepth.Around([]));
    }

    private static CameraPose At(float distance) => CameraPose.Identity with { Position = new(0.1f, -0.2f, distance) };
}
