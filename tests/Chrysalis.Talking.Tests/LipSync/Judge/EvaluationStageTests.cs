using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Tests.Footage;
using Chrysalis.Talking.Tests.Torch;
using Chrysalis.Talking.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.LipSync.Judge;

[Collection(TorchRandom.Name)]
public sealed class EvaluationStageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis judge ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Step_Resumed_EqualsNotHavingStopped()
    {
        using PreparedFootage footage = SyntheticFootage.Create(folder, EvaluationCompactNet.Crop, frames: 40);
        var context = new StageContext("judge", 5, CPU, ScalarType.Float32);
        using var scope = NewDisposeScope();
        using var whole = new EvaluationStage(new EvaluationRecipe { Windows = 4 }, footage, context);
        using var resumed = new EvaluationStage(new EvaluationRecipe { Windows = 4 }, footage, context);
        Step(whole, context, 0);
        resumed.Restore(whole.State(), "memory");
        Assert.Equal(Step(whole, context, 1), Step(resumed, context, 1));

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
        Assert.InRange((EvaluationCompactNet.View((grey * 0.5).Plus(0.2)) - view).abs().max().item<float>(), 0, 0.05f);
    }

    private static double Step(EvaluationStage stage, StageContext context, int number)
    {
        using TrainingStep step = context.At(number, 0.1);
        return stage.Learn(step);
    }
}
