using System.Numerics;
using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Tests.VolumeRendering.Marching;

public sealed class RayMarcherTests
{
    [Fact]
    public void March_ThroughAFullGrid_TakesEqualStepsToTheEnd()
    {
        RayMarcher marcher = Marcher((_, _, _) => true, bound: 1);
        var ray = new Ray(new(0, 0, 3), new(0, 0, -1));
        RaySample[] samples = March(marcher, ray, 2, 2.5f);
        float step = 2 * MathF.Sqrt(3) / 32;
        Assert.Equal((int)MathF.Ceiling(0.5f / step), samples.Length);
        Assert.All(samples.Index(), sample =>
        {
            Assert.Equal(step, sample.Item.Length, 1e-6);
            Assert.Equal(2 + (sample.Index + 1) * step, sample.Item.End, 1e-5);
            Assert.InRange(Vector3.Distance(ray.At(2 + sample.Index * step), sample.Item.Point), 0, 1e-5f);
        });
    }

    [Fact]
    public void March_ThroughAnEmptyGrid_FindsNothing() =>
        Assert.Empty(March(Marcher((_, _, _) => false, bound: 1), new(new(0.1f, 0.2f, 3), Vector3.Normalize(new(0.1f, 0, -1))), 2, 4));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void March_AnyRays_SamplesOccupiedVoxelsOnly_AndMissesNoneThatIsCrossedLong(float bound)
    {
        bool Occupied(int x, int y, int z) => (x / 4 + y / 4 + z / 4) % 3 == 0;
        RayMarcher marcher = Marcher(Occupied, bound);
        var random = new Random(9);
        int found = 0;
        for (int i = 0; i < 200; i++)
        {
            Vector3 origin = 3 * bound * Vector3.Normalize(Anywhere(random));
            Vector3 target = bound * 0.5f * Anywhere(random);
            var ray = new Ray(origin, Vector3.Normalize(target - origin));
            RaySpan span = new SceneBox(new(-bound), new(bound)).Cross(ray, 0.05f);
            RaySample[] samples = March(marcher, ray, span.Near, span.Far);
            found += samples.Length;
            Assert.All(samples, sample => Assert.True(IsNearOccupied(Occupied, sample.Point, bound)));
            Assert.All(samples.Zip(samples.Skip(1)), pair => Assert.True(pair.Second.End >= pair.First.End + pair.Second.Length - 1e-4f));
            Assert.All(samples, sample => Assert.InRange(sample.End - sample.Length, span.Near - 1e-4f, span.Far + 1e-4f));
            if (bound == 1)
                AssertNoneIsMissed(Occupied, ray, span, samples, 2 * MathF.Sqrt(3) / 32);
        }

        Assert.InRange(found, 400, 200 * 64);
    }

    [Fact]
    public void March_InPortions_EqualsTheWhole()
    {
        RayMarcher marcher = Marcher((x, y, z) => (x + y + z) % 2 == 0, bound: 1);
        var ray = new Ray(new(0.3f, 0.1f, 3), Vector3.Normalize(new(-0.1f, 0.05f, -1)));
        RaySample[] whole = March(marcher, ray, 2, 4);
        var portions = new List<RaySample>();
        var next = new RaySample[3];
        float from = 2;
        for (int count = 3; count == 3; from = portions.Count > 0 ? portions[^1].End : from)
        {
            count = marcher.March(ray, from, 4, next);
            portions.AddRange(next.AsSpan(0, count));
        }

        Assert.Equal(whole, portions);
    }

    /// <summary>Where a ray is in an occupied voxel for longer than two steps, a sample must lie.</summary>
    private static void AssertNoneIsMissed(Func<int, int, int, bool> occupied, Ray ray, RaySpan span, RaySample[] samples, float step)
    {
        float entered = float.NaN;
        for (float t = span.Near + 1e-3f; t < span.Far - 1e-3f; t += step / 50)
        {
            Vector3 voxel = (ray.At(t) + Vector3.One) * 16;
            if (!occupied((int)voxel.X, (int)voxel.Y, (int)voxel.Z))
            {
                entered = float.NaN;
                continue;
            }

            entered = float.IsNaN(entered) ? t : entered;
            if (t - entered > 2 * step)
                Assert.Contains(samples.Select(sample => sample.End - sample.Length), at => at >= t - 2.1f * step && at <= t + 1e-3f);
        }
    }

    private static bool IsNearOccupied(Func<int, int, int, bool> occupied, Vector3 point, float bound)
    {
        float size = MathF.Max(MathF.Abs(point.X), MathF.Max(MathF.Abs(point.Y), MathF.Abs(point.Z)));
        float reach = 1;
        while (reach < size && reach < bound)
            reach *= 2;
        // The step may ask for a coarser cascade than the place does.
        for (; reach <= bound; reach *= 2)
        {
            Vector3 at = Vector3.Clamp((point / reach + Vector3.One) * 16, Vector3.Zero, new(31));
            if (occupied((int)at.X, (int)at.Y, (int)at.Z))
                return true;
        }

        return false;
    }

    private static Vector3 Anywhere(Random random) =>
        new(random.NextSingle() - .5f, random.NextSingle() - .5f, random.NextSingle() - .5f);

    private static RaySample[] March(RayMarcher marcher, Ray ray, float near, float far)
    {
        var samples = new RaySample[1000];
        return samples[..marcher.March(ray, near, far, samples)];
    }

    private static RayMarcher Marcher(Func<int, int, int, bool> occupied, float bound)
    {
        const int side = 32;
        var densities = new float[side * side * side * OccupancyGrid.CascadesFor(bound)];
        for (int i = 0; i < densities.Length; i++)
        {
            (uint x, uint y, uint z) = MortonOrder.Decode((uint)i % (side * side * side));
            densities[i] = occupied((int)x, (int)y, (int)z) ? 1 : 0;
        }

        return new(OccupancyGrid.FromDensities(densities, 0.5f, side, bound), new(Growth: 0));
    }
}
