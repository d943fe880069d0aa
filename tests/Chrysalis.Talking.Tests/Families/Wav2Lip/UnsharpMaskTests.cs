using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Tests.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.Wav2Lip;

[Collection(TorchRandom.Name)]
public class UnsharpMaskTests
{
    [Fact]
    public void Apply_AFlatFace_ChangesNothing()
    {
        Tensor flat = full([1, 3, 9, 9], 0.4f);
        Assert.InRange((UnsharpMask.Apply(flat, 1.2) - flat).abs().max().item<float>(), 0, 1e-6);
    }

    [Fact]
    public void Find_GivesASoftenedFaceItsDetailBack()
    {
        random.manual_seed(2);
        Tensor real = (0.1 * randn(1, 3, 32, 32)).Plus(0.5);
        Tensor soft =
            (nn.functional.avg_pool2d(nn.functional.pad(real, [1, 1, 1, 1], TorchSharp.PaddingModes.Replicate), 3, 1) * 0.3)
                .Plus(real * 0.7);
        static double Detail(Tensor faces) => (faces.narrow(3, 1, 31) - faces.narrow(3, 0, 31)).Squared().mean().item<float>();

        double amount = UnsharpMask.Find(a => Detail(UnsharpMask.Apply(soft, a)), Detail(real));

        Assert.InRange(amount, 0.05, 1.4);
        Assert.InRange(Detail(UnsharpMask.Apply(soft, amount)) / Detail(real), 0.99, 1.01);
    }
}
