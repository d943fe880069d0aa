using Chrysalis.Quantum.Migration;

namespace Chrysalis.Quantum.Tests.Migration;

public class MigrationStudyTests
{
    [Fact]
    public void Run_WithoutSpeed_ComparesEveryScheme()
    {
        MigrationReport report = MigrationStudy.Run(new() { SecondsEach = 0 }, null, TestContext.Current.CancellationToken);

        Assert.Equal(10, report.Payments.Count);
        Assert.Equal(1, report.Payments.Single(payment => payment.Output == "P2WPKH").TimesP2wpkh);
        Assert.All(report.Payments.Where(payment => payment.IsPostQuantum), payment => Assert.True(payment.TimesP2wpkh > 2));
        Assert.All(report.Payments, payment => Assert.Equal(payment.VirtualBytes * 10.0, payment.FeeSatoshi));
        Assert.All(report.Published, move => Assert.InRange(move.Deviation, -0.03, 0.03));
        Assert.Empty(report.Mosca);
    }

    /// <summary>
    /// A block of 7 P2WPKH payments a second of these sizes is what is known of Bitcoin: 3,992,000 / 562 = 7103 payments, 11.8 a second at
    /// this size.
    /// </summary>
    [Fact]
    public void TransactionsPerBlock_P2wpkh_IsTheWeightLimitOverTheWeight()
    {
        TransactionCost payment = MigrationStudy.Run(new() { SecondsEach = 0 }, null, TestContext.Current.CancellationToken).Payments
            .Single(one => one.Output == "P2WPKH");
        Assert.Equal((562, 7103), (payment.Weight, payment.TransactionsPerBlock));
    }

    [Theory]
    [InlineData(0, 1, 0, "not 0")]
    [InlineData(1, 1001, 0, "1001")]
    [InlineData(1, 1, 129, "129")]
    [InlineData(1000, 1, 0, "fewer inputs")]
    public void Run_OutOfRange_IsRefusedByValue(int inputs, int outputs, int depth, string named) =>
        Assert.Contains(named, Assert.Throws<QuantumException>(() => MigrationStudy.Run(
            new() { Inputs = inputs, Outputs = outputs, TreeDepth = depth, SecondsEach = 0 }, null,
            TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
}
