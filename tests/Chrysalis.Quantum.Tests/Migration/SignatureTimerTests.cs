using Chrysalis.Quantum.Migration;
using Chrysalis.Signing;

namespace Chrysalis.Quantum.Tests.Migration;

public class SignatureTimerTests
{
    [Fact]
    public void Measure_EveryScheme_GivesTimesAndSizes()
    {
        IReadOnlyList<SignatureSpeed> speeds = SignatureTimer.Measure(
            [SignatureSchemes.Ecdsa, SignatureSchemes.MlDsa44], 0.02, 1, null, TestContext.Current.CancellationToken);

        Assert.All(speeds, speed => Assert.InRange(speed.VerifySeconds, 1e-6, 1));
        Assert.Equal((33, 1312), (speeds[0].PublicKeyBytes, speeds[1].PublicKeyBytes));
        Assert.InRange(speeds[0].SignatureBytes, 71, 72);
        Assert.Equal(2420, speeds[1].SignatureBytes);
        Assert.Contains("60 seconds", Assert.Throws<QuantumException>(() =>
            SignatureTimer.Measure(SignatureSchemes.All, 0, 1, null, TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }
}
