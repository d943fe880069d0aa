using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Diffusion;

public class RectifiedFlowTests
{
    /// <summary>
    /// Between standard normal noise and normal data (m, s) the velocity is known: with v = (1-t)² + t² s², it is
    /// m + (t s² - (1 - t)) / v (x - t m), and carries x0 to m + s x0.
    /// </summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(2, 0.3)]
    [InlineData(-1, 2)]
    public void Walk_VelocityOfNormalData_EndsAtItsQuantiles(double mean, double deviation)
    {
        using var scope = NewDisposeScope();
        Tensor noise = tensor(new[] { -2f, -1, 0, 0.5f, 1.5f }).view(5, 1);

        Tensor data = RectifiedFlow.Walk(noise, 400, Velocity, TestContext.Current.CancellationToken);

        float[] ends = data.data<float>().ToArray();
        float[] begins = noise.data<float>().ToArray();
        for (int i = 0; i < ends.Length; i++)
            Assert.Equal(mean + deviation * begins[i], ends[i], 0.02);

        Tensor Velocity(Tensor at, double t)
        {
            double variance = (1 - t) * (1 - t) + t * t * deviation * deviation;
            double slope = (t * deviation * deviation - (1 - t)) / variance;
            return at * Scalars.Of(slope) + tensor((float)(mean - slope * t * mean));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Walk_StraightWay_ArrivesInAnyNumberOfSteps(int steps)
    {
        using var scope = NewDisposeScope();
        Tensor noise = tensor(new[] { 1f, -2, 3 }).view(1, 3), wanted = tensor(new[] { 4f, 5, 6 }).view(1, 3);

        Tensor data = RectifiedFlow.Walk(noise, steps, (_, _) => wanted - noise, TestContext.Current.CancellationToken);

        Assert.True(data.allclose(wanted, 1e-5, 1e-5));
    }

    [Fact]
    public void At_EachItsOwnTime_LiesOnTheWay()
    {
        using var scope = NewDisposeScope();
        Tensor noise = zeros([3, 2, 2]), data = ones([3, 2, 2]);

        float[] values = RectifiedFlow.At(noise, data, tensor(new[] { 0f, 0.25f, 1 })).data<float>().ToArray();

        Assert.Equal([0, 0, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f, 1, 1, 1, 1], values);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 5)]
    [InlineData(2, 8)]
    public void Guided_Amount_LeansOnTheCondition(double guidance, float expected)
    {
        using var scope = NewDisposeScope();

        Tensor said = RectifiedFlow.Guided((_, _) => tensor(new[] { 5f }), (_, _) => tensor(new[] { 2f }), guidance)(zeros(1), 0);

        Assert.Equal(expected, said.item<float>());
    }

    [Fact]
    public void Walk_ManySteps_LeavesNoTensors()
    {
        using var scope = NewDisposeScope();
        Tensor noise = zeros([1, 4]);
        RectifiedFlow.Walk(noise, 3, (at, _) => at, TestContext.Current.CancellationToken).Dispose();
        int before = scope.DisposablesCount;

        RectifiedFlow.Walk(noise, 30, (at, _) => at * Scalars.Of(0.5), TestContext.Current.CancellationToken).Dispose();

        Assert.Equal(before, scope.DisposablesCount);
    }
}
