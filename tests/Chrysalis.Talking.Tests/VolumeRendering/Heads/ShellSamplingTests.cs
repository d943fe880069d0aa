using System.Numerics;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.Tests.VolumeRendering.Heads;

public class ShellSamplingTests
{
    private static readonly VisibleShell Ball = VisibleShell.Of(point => point.Length() is < 0.8f and > 0.6f);

    [Fact]
    public void Sample_RayThroughAHollowBall_StandsForItsWallsAlone()
    {
        Span<float> distances = stackalloc float[16];
        float each = new ShellSampling(Ball).Sample(new(0, 0, 5), -Vector3.UnitZ, Middles(16), distances);

        // Two walls of 0.2 units, to within the cells.
        Assert.InRange(each * 16, 0.4f - 0.1f, 0.4f + 0.1f);
        foreach (float distance in distances)
            Assert.InRange(MathF.Abs(5 - distance), 0.6f - 0.05f, 0.8f + 0.05f);
        for (int i = 1; i < distances.Length; i++)
            Assert.True(distances[i] > distances[i - 1]);
    }

    [Theory]
    [InlineData(0, 3, 5, 0, 0, -1)] // beside the cube
    [InlineData(0, 0, 5, 0, 0, 1)]  // away from it
    [InlineData(0, 0, 0, 0, 0, 0)]  // nowhere
    public void Sample_RayThatMeetsNothing_StandsForNothing(float x, float y, float z, float dx, float dy, float dz)
    {
        Span<float> distances = stackalloc float[4];
        Assert.Equal(0, new ShellSampling(Ball).Sample(new(x, y, z), new(dx, dy, dz), Middles(4), distances));
    }

    [Fact]
    public void Sample_LengthOfTheDirection_ChangesTheUnitOfDistancesOnly()
    {
        Span<float> near = stackalloc float[8], far = stackalloc float[8];
        var direction = Vector3.Normalize(new(0.1f, -0.05f, -1));
        float one = new ShellSampling(Ball).Sample(new(0, 0, 4), direction, Middles(8), near);
        float two = new ShellSampling(Ball).Sample(new(0, 0, 4), 2 * direction, Middles(8), far);

        Assert.Equal(one, two, 1e-5f);
        for (int i = 0; i < near.Length; i++)
            Assert.Equal(near[i], 2 * far[i], 1e-3f);
    }

    [Fact]
    public void Around_CellsSeen_KeepsThemWithTheirNeighboursInsideTheSolid()
    {
        VisibleShell solid = VisibleShell.Of(point => point.X < 0);
        var seen = new float[VisibleShell.Cells];
        int last = VisibleShell.CellOf(new(-0.01f, 0, 0)), inner = VisibleShell.CellOf(new(-0.5f, 0.5f, 0.5f));
        (seen[last], seen[inner]) = (1, 1);

        VisibleShell shell = VisibleShell.Around(seen, 0.5f, solid);

        Assert.Equal(27 + 18, shell.Occupied.Count(true));
        Assert.True(shell.Holds(new(-0.5f, 0.5f, 0.5f)));
        Assert.False(shell.Holds(new(0.01f, 0, 0)));
    }

    private static float[] Middles(int count) => [.. Enumerable.Repeat(0.5f, count)];
}
