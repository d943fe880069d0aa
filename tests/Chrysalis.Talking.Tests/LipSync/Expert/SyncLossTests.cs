using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Tests.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.LipSync.Expert;

[Collection(TorchRandom.Name)]
public class SyncLossTests
{
    [Fact]
    public void Losses_OfACosineOfOneHalf_AreLnTwo()
    {
        // Unit vectors at 60 degrees: whatever is asked, nothing is told.
        Tensor speech = tensor(new float[,] { { 1, 0 }, { 1, 0 } });
        Tensor face = tensor(new[,] { { 0.5f, MathF.Sqrt(0.75f) }, { 0.5f, MathF.Sqrt(0.75f) } });
        Assert.Equal(Math.Log(2), SyncLoss.Together(speech, face).item<float>(), 5);
        Assert.Equal(Math.Log(2), SyncLoss.Pairs(speech, face, tensor(new float[] { 1, 0 })).item<float>(), 5);
        Assert.Equal(Math.Log(2), SyncLoss.AllPairs(speech, face, 1 - eye(2)).item<float>(), 5);
        Assert.Equal(Math.Log(2), SyncLoss.Matching(speech, face, 1 - eye(2), 0.1).item<float>(), 5);
    }

    [Fact]
    public void AllPairs_IsTheMeanOfPublishedPairs()
    {
        random.manual_seed(5);
        Tensor speech = Unit(rand(6, 8)), face = Unit(rand(6, 8));
        Tensor apart = 1 - eye(6);
        apart[0, 1] = 0;
        double together = 0, not = 0, count = 0;
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                double cosine = (speech[i] * face[j]).sum().item<float>();
                if (i == j)
                    together -= Math.Log(cosine) / 6;
                else if (apart[i, j].item<float>() > 0)
                    (not, count) = (not - Math.Log(1 - cosine), count + 1);
            }
        }

        Assert.Equal(0.5 * (together + not / count), SyncLoss.AllPairs(speech, face, apart).item<float>(), 4);
    }

    [Fact]
    public void Matching_LeavesOutPairsThatMayBelongTogether()
    {
        Tensor same = Unit(ones(2, 4));
        Tensor noneApart = zeros(2, 2);
        Assert.Equal(0, SyncLoss.Matching(same, same, noneApart, 0.1).item<float>(), 5);
    }

    private static Tensor Unit(Tensor values) => nn.functional.normalize(values, p: 2, dim: 1);
}
