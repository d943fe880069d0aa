using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Tests.Resources;

public class LogicalCostsTests
{
    /// <summary>Roetteler et al. 2017, table 1 and abstract.</summary>
    [Theory]
    [InlineData(160, 1466, 2.97e10)]
    [InlineData(192, 1754, 5.30e10)]
    [InlineData(224, 2042, 8.43e10)]
    [InlineData(256, 2330, 1.26e11)]
    [InlineData(384, 3484, 4.52e11)]
    [InlineData(521, 4719, 1.14e12)]
    public void Roetteler_TableOfThePaper_WithinThreePercent(int bits, double qubits, double toffoli)
    {
        LogicalCost cost = LogicalCosts.Roetteler(bits);

        Assert.Equal(qubits, cost.LogicalQubits);
        Assert.InRange(cost.Toffoli / toffoli, 0.97, 1.03);
    }

    /// <summary>Qualtran's tests of arXiv:2306.08585 count one addition as 126.5 n^2 + 221.5 n - 36.</summary>
    [Fact]
    public void PointAddition_256Bits_CountsAsQualtran() => Assert.Equal(8_346_972, LogicalCosts.PointAddition(256));

    [Fact]
    public void GidneyEkera_2048Bits_AreTheAbstractsFormulas()
    {
        LogicalCost cost = LogicalCosts.Named("gidney-ekera-2019");

        Assert.Equal(6189.056, cost.LogicalQubits, 3);
        Assert.InRange(cost.Toffoli, 2.6e9, 2.7e9);
        Assert.InRange(cost.ToffoliDepth, 2.1e9, 2.2e9);
    }

    [Fact]
    public void Sha256Preimage_Circuit_IsTheVerifiedOne()
    {
        ReversibleCounts counts = ReversibleCounts.Of(Sha256BlockCircuit.Create().Circuit);

        Assert.Equal(
            (counts.Qubits, counts.Toffoli, counts.ToffoliDepth),
            (LogicalCosts.HashQubits, LogicalCosts.HashToffoli, LogicalCosts.HashToffoliDepth));
    }

    /// <summary>
    /// Amy et al. 2016: 2^153.8 surface-code cycles, 2^12.6 logical qubits; ours has another circuit, other factories and a later layout.
    /// </summary>
    [Fact]
    public void Sha256Preimage_RunOnTheModel_TakesAboutAmysCycles()
    {
        LogicalCost work = LogicalCosts.Sha256Preimage();
        ResourceEstimate estimate =
            new ResourceModel(work, PhysicalMachine.OneMicrosecond, new() { Pacing = ToffoliPacing.LatticeSurgery }).Natural()!;

        Assert.InRange(Math.Log2(estimate.SecondsPerRun / 1e-6), 146, 154);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void Roetteler_BitsOutside_AreRefused(int bits) =>
        Assert.Contains("bits", Assert.Throws<QuantumException>(() => LogicalCosts.Roetteler(bits)).Message, StringComparison.Ordinal);

    [Fact]
    public void Checked_DepthAboveTheGates_IsRefused() =>
        Assert.Contains(
            "depth", Assert.Throws<QuantumException>(() => (LogicalCosts.Roetteler(256) with { ToffoliDepth = 1e30 }).Validated()).Message,
            StringComparison.Ordinal);
}
