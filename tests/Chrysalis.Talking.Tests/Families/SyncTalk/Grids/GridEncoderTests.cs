using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Families.SyncTalk.Grids;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Grids;

public sealed class GridEncoderTests
{
    private static readonly GridShape Small = new(5, 2, 4, 40, 6, GridAddressing.Hashed);

    public static TheoryData<string> Shapes => ["head", "torso", "hashed", "tiled"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_AnyPositions_EqualsThePlainTwin(string name)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        GridShape shape = Shape(name);
        using GridEncoder grid = GoldenRule.FillParameters(new GridEncoder(shape, bound: 2));
        // More than a block of positions, not a multiple of the lanes, some outside; corners and edges.
        Tensor x = cat([
            GoldenRule.Input("grid.positions", -2.1f, 2.1f, 2045, 2),
            tensor(new[,] { { -2f, -2f }, { 2f, 2f }, { -2f, 2f }, { 2f, -2f }, { 0f, 0f }, { float.NaN, 0f } }),
        ]);
        float[] positions = (x.Plus(2) / 4).data<float>().ToArray(), table = grid.Table.data<float>().ToArray();
        float[] encoded = grid.call(x).data<float>().ToArray();
        for (int i = 0; i < 2051; i++)
        {
            double[] expected = double.IsNaN(positions[2 * i]) ? new double[shape.Width]
                : PlainGrid.Encode(shape, table, positions[2 * i], positions[2 * i + 1]);
            for (int k = 0; k < shape.Width; k++)
                Assert.Equal(expected[k], encoded[i * shape.Width + k], 1e-3);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Backward_OfTheTable_EqualsFiniteDifferences(int count)
    {
        using var scope = NewDisposeScope();
        using GridEncoder grid = GoldenRule.FillParameters(new GridEncoder(Small));
        Tensor x = GoldenRule.Input("grid.x", -1.1f, 1.1f, count, 2), weights = GoldenRule.Input("grid.w", -1, 1, count, Small.Width);
        (grid.call(x) * weights).sum().backward();
        float[] slopes = grid.Table.grad!.data<float>().ToArray(), table = grid.Table.detach().data<float>().ToArray();
        Assert.Contains(slopes, slope => slope != 0);
        for (int i = 0; i < table.Length; i += 3)
            Assert.Equal(Difference(table, i, () => Loss(x, weights, table), 1e-1f), slopes[i], 1e-4);
    }

    [Fact]
    public void Backward_OfPositions_EqualsFiniteDifferences()
    {
        using var scope = NewDisposeScope();
        using GridEncoder grid = GoldenRule.FillParameters(new GridEncoder(Small));
        const int count = 37;
        Tensor x = GoldenRule.Input("grid.x", -1.1f, 1.1f, count, 2), weights = GoldenRule.Input("grid.w", -1, 1, count, Small.Width);
        Tensor leaf = x.clone().requires_grad_();
        (grid.call(leaf) * weights).sum().backward();
        float[] slopes = leaf.grad!.data<float>().ToArray(), table = grid.Table.detach().data<float>().ToArray();
        float[] at = x.data<float>().ToArray();
        int smooth = 0;
        for (int i = 0; i < at.Length; i++)
        {
            // Across the edge of a cell the slope jumps: there a smaller step gives another difference.
            double wide = Difference(at, i, () => Loss(tensor(at).view(count, 2), weights, table), 1e-3f);
            double narrow = Difference(at, i, () => Loss(tensor(at).view(count, 2), weights, table), 5e-4f);
            if (Math.Abs(wide - narrow) > 1e-3)
                continue;
            smooth++;
            Assert.Equal(wide, slopes[i], 2e-3 * Math.Max(1, Math.Abs(wide)));
        }

        Assert.InRange(smooth, at.Length / 2, at.Length);
    }

    [Fact]
    public void Backward_Repeated_GivesTheSameBits()
    {
        float[][] runs = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            using var scope = NewDisposeScope();
            using GridEncoder grid = GoldenRule.FillParameters(new GridEncoder(GridShape.HeadPlane));
            grid.call(GoldenRule.Input("grid.many", -1, 1, 5000, 2)).Squared().sum().backward();
            return grid.Table.grad!.data<float>().ToArray();
        })];
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
    }

    [Fact]
    public void Training_OfAPicture_LearnsIt()
    {
        using var scope = NewDisposeScope();
        using var grid = new GridEncoder(new(3, 1, 4, 16, 10, GridAddressing.Hashed));
        using var adam = optim.Adam(grid.parameters(), 0.05);
        Tensor x = GoldenRule.Input("grid.x", -1, 1, 500, 2);
        Tensor wanted = (x.select(1, 0) * 3).sin() * x.select(1, 1);
        float loss = 0;
        for (int step = 0; step < 60; step++)
        {
            using var inner = NewDisposeScope();
            adam.zero_grad();
            Tensor error = (grid.call(x).sum(1) - wanted).Squared().mean();
            error.backward();
            adam.step();
            loss = error.item<float>();
        }

        Assert.InRange(loss, 0, 1e-3f);
    }

    private static GridShape Shape(string name) => name switch
    {
        "head" => GridShape.HeadPlane,
        "torso" => GridShape.TorsoPlane,
        "hashed" => Small,
        _ => new(5, 2, 4, 40, 6, GridAddressing.Tiled),
    };

    private static double Difference(float[] numbers, int at, Func<double> loss, float step)
    {
        float before = numbers[at];
        (numbers[at], float high) = (before + step, before + step);
        double above = loss();
        (numbers[at], float low) = (before - step, before - step);
        double below = loss();
        numbers[at] = before;
        return (above - below) / ((double)high - low);
    }

    /// <summary>What the encoder's loss is by the plain twin.</summary>
    private static double Loss(Tensor x, Tensor weights, float[] table)
    {
        float[] positions = x.data<float>().ToArray(), w = weights.data<float>().ToArray();
        double loss = 0;
        for (int i = 0; i < positions.Length / 2; i++)
        {
            double[] encoded = PlainGrid.Encode(Small, table, (positions[2 * i] + 1.0) / 2, (positions[2 * i + 1] + 1.0) / 2);
            for (int k = 0; k < encoded.Length; k++)
                loss += encoded[k] * w[i * encoded.Length + k];
        }

        return loss;
    }
}
