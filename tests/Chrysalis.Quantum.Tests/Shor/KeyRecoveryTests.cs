using Chrysalis.Quantum.Shor;

namespace Chrysalis.Quantum.Tests.Shor;

public class KeyRecoveryTests
{
    [Fact]
    public void Run_GivenPublicKey_ReturnsItsPrivateKey()
    {
        var curve = new SmallCurve(79);
        CurvePoint publicKey = curve.Multiply(41, curve.Generator);
        KeyRecoveryReport report = KeyRecovery.Run(
            new() { Prime = 79, PublicKey = publicKey }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(41, Assert.Single(report.Keys).PrivateKey);
        Assert.InRange(report.SuccessInTheory, 0.5, 1);
        Assert.Equal(report.QubitsWithoutRecycling, report.Qubits + 2 * report.ExponentBits - 1);
        Assert.All(report.Additions, addition => Assert.True(addition.Counts.Toffoli > 0));
    }

    [Fact]
    public void Run_BadOptions_AreRefused()
    {
        Assert.Contains("4 bits", Refused(new() { OrderBits = 4 }));
        Assert.Contains("22", Refused(new() { OrderBits = 22 }));
        Assert.Contains("(1, 1)", Refused(new() { Prime = 79, PublicKey = new(1, 1) }));
        Assert.Contains("-5", Refused(new() { Keys = -5 }));
        Assert.Contains("9", Refused(new() { ExtraBits = 9 }));
    }

    private static string Refused(KeyRecoveryOptions options) =>
        Assert.Throws<QuantumException>(() => KeyRecovery.Run(options, cancellation: TestContext.Current.CancellationToken)).Message;
}
