using Chrysalis.Quantum.Shor;

namespace Chrysalis.Quantum.Tests.Shor;

public class OrderFindingTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(21)]
    [InlineData(33)]
    [InlineData(35)]
    [InlineData(45)]
    [InlineData(143)]
    [InlineData(899)]
    [InlineData(3233)]
    public void Solve_SmallModulus_FindsAFactor(int modulus)
    {
        IReadOnlyList<FactoringRun> runs = Factoring.Solve(modulus, new Random(modulus), TestContext.Current.CancellationToken);
        int factor = runs[^1].Run.Factor!.Value;
        Assert.InRange(factor, 2, modulus - 1);
        Assert.Equal(0, modulus % factor);
    }

    [Theory]
    [InlineData(15, 7, 4)]
    [InlineData(21, 2, 6)]
    [InlineData(35, 3, 12)]
    public void Run_KnownOrder_IsFoundAsOftenAsItsFractionsAllow(int modulus, int @base, int order)
    {
        var finding = new OrderFinding(modulus, @base);
        var random = new Random(5);
        OrderFindingRun[] runs = [.. Enumerable.Range(0, 400).Select(_ => finding.Run(random))];
        Assert.All(runs, run => Assert.True(run.Order is null || run.Order % order == 0));
        // s/r gives r where s and r have no common factor: phi(r)/r of the runs, by an estimate within 1/2^2n of it (at least 8/pi^2).
        double coprime =
            Enumerable.Range(1, order).Count(s => System.Numerics.BigInteger.GreatestCommonDivisor(s, order) == 1) / (double)order;
        Assert.InRange(runs.Count(run => run.Order == order) / 400.0, coprime * 8 / (Math.PI * Math.PI) - 0.07, coprime + 0.09);
    }

    [Fact]
    public void DenominatorOf_EveryFraction_ComesBackFromItsBestEstimate()
    {
        var finding = new OrderFinding(35, 3);
        for (int r = 1; r < 35; r++)
        {
            long estimate = (long)Math.Round(Math.Pow(2, finding.EstimateBits) / r);
            Assert.Equal(r, finding.DenominatorOf(estimate % (1L << finding.EstimateBits)));
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(27)]
    [InlineData(1 << 21)]
    public void Solve_NothingToSplit_IsRefused(int modulus) =>
        Assert.Contains(
            $"{modulus}",
            Assert.Throws<QuantumException>(() => Factoring.Solve(modulus, new Random(1), TestContext.Current.CancellationToken)).Message);
}
