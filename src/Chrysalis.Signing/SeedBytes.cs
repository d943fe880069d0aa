using Org.BouncyCastle.Crypto.Prng;

namespace Chrysalis.Signing;

/// <summary>Hands a seed out byte by byte where a key generator asks for randomness, and nothing beyond it.</summary>
internal sealed class SeedBytes(byte[] seed) : IRandomGenerator
{
    private int given;

    public void AddSeedMaterial(byte[] seed) => throw new InvalidOperationException("The seed is given once.");

    public void AddSeedMaterial(ReadOnlySpan<byte> seed) => throw new InvalidOperationException("The seed is given once.");

    public void AddSeedMaterial(long seed) => throw new InvalidOperationException("The seed is given once.");

    public void NextBytes(byte[] bytes) => NextBytes(bytes.AsSpan());

    public void NextBytes(byte[] bytes, int start, int len) => NextBytes(bytes.AsSpan(start, len));

    public void NextBytes(Span<byte> bytes)
    {
        seed.AsSpan(given, bytes.Length).CopyTo(bytes);
        given += bytes.Length;
    }
}
