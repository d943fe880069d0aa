using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering;

/// <summary>Pictures of another sitting are told from the others; like ones never are.</summary>
public class UsualPicturesTests
{
    [Fact]
    public void Of_TwoOfTenBeforeAnotherWall_AreNotUsual()
    {
        using var scope = NewDisposeScope();
        using var noise = new Generator(3, CPU);
        Tensor pictures = rand([10, 3, 24, 24], generator: noise) * tensor(0.2f);
        pictures[4] = pictures[4].Plus(tensor(0.5f));
        pictures[7] = pictures[7].Plus(tensor(0.6f));

        Assert.Equal([4, 7], UsualPictures.Of(pictures).Index().Where(own => !own.Item).Select(own => own.Index));
    }

    [Fact]
    public void Of_LikePictures_AreAllUsual()
    {
        using var scope = NewDisposeScope();
        using var noise = new Generator(4, CPU);

        Assert.All(UsualPictures.Of(rand([9, 3, 24, 24], generator: noise)), Assert.True);
        Assert.All(UsualPictures.Of(ones(2, 3, 24, 24)), Assert.True);
    }
}
