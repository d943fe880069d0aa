using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Security;

namespace Chrysalis.Signing;

/// <summary>The system's generator as BouncyCastle takes it.</summary>
internal static class SystemRandom
{
    /// <summary>Draws every byte from the operating system; safe for several threads.</summary>
    public static SecureRandom Instance { get; } = new(new CryptoApiRandomGenerator());
}
