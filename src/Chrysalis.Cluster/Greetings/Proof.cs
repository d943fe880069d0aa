using System.Security.Cryptography;

namespace Chrysalis.Cluster.Greetings;

/// <summary>
/// That a side knows the secret: the HMAC-SHA-256 of its role and both hellos, whose chance makes it good for this one greeting only.
/// </summary>
internal static class Proof
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = HMACSHA256.HashSizeInBytes;

    /// <summary>The proof of the side that connected.</summary>
    public static byte[] OfCaller(GreetingTerms terms, Hello caller, Hello called) => Of("caller"u8, terms, caller, called);

    /// <summary>The proof of the side that was connected to.</summary>
    public static byte[] OfCalled(GreetingTerms terms, Hello caller, Hello called) => Of("called"u8, terms, caller, called);

    /// <summary>Whether two proofs are the same, in a time that does not tell where they differ.</summary>
    public static bool Agree(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);

    private static byte[] Of(ReadOnlySpan<byte> role, GreetingTerms terms, Hello caller, Hello called) =>
        HMACSHA256.HashData(terms.Secret is { } secret ? secret.Value : [], [.. role, .. caller.Bytes, .. called.Bytes]);
}
