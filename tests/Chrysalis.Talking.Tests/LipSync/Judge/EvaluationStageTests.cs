using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Tests.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.LipSync.Judge;

[Collection(TorchRandom.Name)]
public class EvaluationStageTests
{
    private const int Frames = 40;

    [Fact]
    public void Step_Resumed_EqualsNotHavingStopped()
    {
        PreparedFootage footage = Footage();
        using var scope = NewDisposeScope();
        using var whole = new EvaluationStage(footage, CPU, 5);
        using var resumed = new EvaluationStage(footage, CPU, 5);
        Step(whole, 0);
        resumed.Restore(whole.State(), "memory");
        Assert.Equal(Step(whole, 1), Step(resumed, 1), 1e-5);

        IReadOnlyDictionary<string, double> figures = whole.Validate("", 2);
        Assert.InRange(figures["lse_d"], 0, 2);
        Assert.InRange(figures["offset_found"], 0, 1);
    }

    [Fact]
    public void View_LightAndContrast_AreTakenOut()
    {
        using var scope = NewDisposeScope();
        Tensor grey = rand(2, 5, 112, 112);
        Tensor view = EvaluationCompactNet.View(grey);
        Assert.Equal([2L, 5, EvaluationCompactNet.ViewPx, EvaluationCompactNet.ViewPx], view.shape);
        Assert.InRange((EvaluationCompactNet.View(grey * 0.5 + 0.2) - view).abs().max().item<float>(), 0, 0.05f);
    }

    private static double Step(EvaluationStage stage, int step)
    {
        random.manual_seed(100 + step);
        return stage.Step(step, 0.1);
    }

    private static PreparedFootage Footage()
    {
        var draw = new Random(1);
        return new([.. Enumerable.Range(0, 3).Select(_ => Clip(draw))], "key");
    }

    private static PreparedClip Clip(Random draw)
    {
        int size = EvaluationCompactNet.Crop.SizePx;
        var crops = new byte[Frames * size * size * 3];
        draw.NextBytes(crops);
        return new()
        {
            Source = "made",
            FrameCount = Frames,
            CropSizePx = size,
            Crops = crops,
            Found = [.. Enumerable.Repeat((byte)1, Frames)],
            Mouth = new float[Frames * 80],
            Opening = new float[Frames],
            Mel = [.. Enumerable.Range(0, Frames * 4 * 80).Select(_ => draw.NextSingle() * 8 - 4)],
            Pictures = [],
            PictureSize = (2, 2),
        };
    }
}
