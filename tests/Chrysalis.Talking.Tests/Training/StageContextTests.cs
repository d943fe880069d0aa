using Chrysalis.Talking.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training;

public sealed class StageContextTests
{
    [Fact]
    public void Draw_StepsStagesPurposesAndSeeds_NeverMeet()
    {
        long[] all =
        [
            .. from seed in Enumerable.Range(-3, 8)
               from stage in (string[])["mouth", "speech", "portrait", "expert", "generator", "judge"]
               let context = new StageContext(stage, seed, CPU, ScalarType.Float32)
               from purpose in (string[])["step", "weights", "validation", "settling"]
               from index in Enumerable.Range(0, 100)
               select context.Draw(purpose, index).NextInt64(),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Noise_IsRepeatable_AndNotThatOfAnotherStep()
    {
        using var scope = NewDisposeScope();
        var context = new StageContext("mouth", 1, CPU, ScalarType.Float32);
        Assert.Equal(Noise(context, 3), Noise(context, 3));
        Assert.NotEqual(Noise(context, 3), Noise(context, 4));
    }

    private static float[] Noise(StageContext context, int number)
    {
        using TrainingStep step = context.At(number, 0);
        return empty(4).uniform_(0, 1, step.Noise).data<float>().ToArray();
    }
}
