using System.Numerics;
using Chrysalis.Quantum.Shor;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Tests.Shor;

public class DiscreteLogarithmTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(11)]
    public void Solve_HundredRandomKeys_FindsEveryOneAsOftenAsTheorySays(int orderBits)
    {
        SmallCurve curve = SmallCurve.OfPrimeOrder(orderBits).First();
        var random = new Random(orderBits);
        int runs = 0;
        double expected = 0;
        for (int i = 0; i < 100; i++)
        {
            int key = random.Next(1, curve.Order);
            var shor = new DiscreteLogarithm(
                curve, curve.Multiply(key, curve.Generator), cancellation: TestContext.Current.CancellationToken);
            IReadOnlyList<DiscreteLogarithmRun> tried = shor.Solve(random, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(key, tried[^1].Key);
            runs += tried.Count;
            expected += ShorTheory.DiscreteLogarithmSuccess(curve.Order, shor.ExponentBits, key) / 100;
        }

        // 100 successes in so many runs, within 3.5 standard deviations of the mean probability.
        Assert.True(WilsonInterval.Of(100, runs, 3.5).Contains(expected), $"100 keys in {runs} runs, expected success {expected}");
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(5, 0)]
    public void Measure_EveryOutcome_HasTheProbabilityOfTwoFullRegisters(int orderBits, int extraBits)
    {
        SmallCurve curve = SmallCurve.OfPrimeOrder(orderBits).First();
        const int Key = 3;
        var shor = new DiscreteLogarithm(curve, curve.Multiply(Key, curve.Generator), extraBits, TestContext.Current.CancellationToken);
        int size = 1 << shor.ExponentBits;
        double total = 0, success = 0;
        for (int first = 0; first < size; first++)
        {
            for (int second = 0; second < size; second++)
            {
                double probability = ProbabilityOf(shor, first, second);
                Assert.Equal(WithFullRegisters(curve, shor.PublicKey, size, first, second), probability, 1e-9);
                total += probability;
                success += shor.Interpret(first, second).IsCorrect ? probability : 0;
            }
        }

        Assert.Equal(1, total, 1e-9);
        Assert.Equal(success, ShorTheory.DiscreteLogarithmSuccess(curve.Order, shor.ExponentBits, Key), 1e-9);
    }

    [Fact]
    public void Qubits_RecycledControl_SavesBothExponents()
    {
        SmallCurve curve = SmallCurve.OfPrimeOrder(7).First();
        var shor = new DiscreteLogarithm(curve, curve.Generator, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2 * shor.ExponentBits - 1, shor.QubitsWithoutRecycling - shor.Qubits);
    }

    [Fact]
    public void Create_InfinityOrCompositeOrder_IsRefused()
    {
        SmallCurve curve = SmallCurve.OfPrimeOrder(5).First();
        Assert.Contains("infinity", Assert.Throws<QuantumException>(() =>
            new DiscreteLogarithm(curve, CurvePoint.Infinity, cancellation: TestContext.Current.CancellationToken)).Message);
        var composite = new SmallCurve(11);
        Assert.Contains("12 points", Assert.Throws<QuantumException>(() =>
            new DiscreteLogarithm(composite, composite.Generator, cancellation: TestContext.Current.CancellationToken)).Message);
    }

    /// <summary>Forces the recycled qubit through the bits of both outcomes.</summary>
    private static double ProbabilityOf(DiscreteLogarithm shor, long first, long second)
    {
        long bits = first | second << shor.ExponentBits;
        double probability = 1;
        shor.Measure(zero =>
        {
            bool one = (bits & 1) != 0;
            bits >>= 1;
            double chance = one ? 1 - zero : zero;
            probability *= chance;
            return one;
        });
        return double.IsNaN(probability) ? 0 : probability;
    }

    /// <summary>Sum over points of |sum over a, b with aP + bQ = point of exp(-2 pi i (a j + b l) / 2^m)|^2 / 2^4m, term by term.</summary>
    private static double WithFullRegisters(SmallCurve curve, CurvePoint key, int size, int first, int second)
    {
        var amplitudes = new Complex[curve.Order];
        for (int a = 0; a < size; a++)
        {
            CurvePoint point = curve.Multiply(a, curve.Generator);
            for (int b = 0; b < size; b++)
            {
                amplitudes[curve.IndexOf(point)] += Complex.FromPolarCoordinates(
                    1, -2 * Math.PI * ((double)a * first + (double)b * second) / size);
                point = curve.Add(point, key);
            }
        }

        return amplitudes.Sum(amplitude => amplitude.Magnitude * amplitude.Magnitude) / Math.Pow(size, 4);
    }
}
