using Chrysalis.Quantum.Shor;

namespace Chrysalis.Quantum.Tests.Shor;

public class SmallCurveTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(43)]
    public void Group_AllPoints_ObeysTheGroupLaws(int prime)
    {
        var curve = new SmallCurve(prime);
        int counted = 1;
        for (int x = 0; x < prime; x++)
        {
            for (int y = 0; y < prime; y++)
                counted += (y * y - x * x * x - 7) % prime == 0 ? 1 : 0;
        }

        Assert.Equal(counted, curve.Order);
        Assert.InRange(Math.Abs(curve.Order - prime - 1), 0, 2 * Math.Sqrt(prime)); // Hasse
        CurvePoint[] points = curve.Points.ToArray();
        foreach (CurvePoint a in points)
        {
            Assert.Equal(CurvePoint.Infinity, curve.Add(a, curve.Negate(a)));
            Assert.Equal(CurvePoint.Infinity, curve.Multiply(curve.Order, a));
            foreach (CurvePoint b in points)
            {
                Assert.True(curve.Contains(curve.Add(a, b)));
                Assert.Equal(curve.Add(a, b), curve.Add(b, a));
                Assert.Equal(curve.Add(curve.Add(a, b), points[^1]), curve.Add(a, curve.Add(b, points[^1])));
            }
        }
    }

    [Fact]
    public void AdditionTable_AnyPoint_IsAPermutation()
    {
        var curve = new SmallCurve(67);
        int[] table = curve.AdditionTable(curve.Generator);
        Assert.Equal(Enumerable.Range(0, curve.Order), table.Order());
        Assert.Equal(1, table[0]);
    }

    [Fact]
    public void OfPrimeOrder_SevenBits_AllOrdersArePrimeWithSevenBits()
    {
        SmallCurve[] curves = [.. SmallCurve.OfPrimeOrder(7)];
        Assert.True(curves.Length >= 3);
        Assert.All(curves, curve => Assert.True(curve.HasPrimeOrder && curve.OrderBits == 7));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(15)]
    [InlineData(-3)]
    public void Create_NotAUsablePrime_IsRefused(int prime) =>
        Assert.Contains(prime.ToString(), Assert.Throws<QuantumException>(() => new SmallCurve(prime)).Message);

    [Fact]
    public void IndexOf_PointOffTheCurve_IsRefused() =>
        Assert.Contains("(1, 1)", Assert.Throws<QuantumException>(() => new SmallCurve(43).IndexOf(new(1, 1))).Message);
}
