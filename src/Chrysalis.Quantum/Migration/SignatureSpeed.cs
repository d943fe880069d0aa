namespace Chrysalis.Quantum.Migration;

/// <summary>
/// How fast a scheme signs and checks here, in managed code (NBitcoin.Secp256k1 for the curve, BouncyCastle for the others), one thread:
/// processor time (on Windows the clock's), the least of several calls.
/// </summary>
/// <param name="Scheme">The scheme's name.</param>
/// <param name="PublicKeyBytes">Length of the public key that the library made.</param>
/// <param name="SignatureBytes">Length of the longest signature that it made, its hash type included.</param>
/// <param name="SignSeconds">Least time to sign 32 bytes.</param>
/// <param name="VerifySeconds">Least time to check.</param>
/// <param name="SignCalls">Signatures made.</param>
/// <param name="VerifyCalls">Signatures checked.</param>
public sealed record SignatureSpeed(
    string Scheme, int PublicKeyBytes, int SignatureBytes, double SignSeconds, double VerifySeconds, int SignCalls, int VerifyCalls)
{
    /// <summary>Checks a second on one core.</summary>
    public double VerifiedPerSecond => 1 / VerifySeconds;
}
