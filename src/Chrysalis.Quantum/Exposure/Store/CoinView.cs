using System.Security.Cryptography;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>An unspent output.</summary>
/// <param name="type">Its script's type.</param>
/// <param name="holdsKey">Whether a public key stands in its script.</param>
/// <param name="hidesKey">Whether a script of no type is locked by a key that it hides.</param>
/// <param name="time">When its block was made, in seconds since 1970.</param>
/// <param name="value">Its value in satoshi.</param>
/// <param name="payload">Key, hash or root; HASH160 of the key that another script hides; SHA-256 of the whole script for the rest.</param>
internal readonly ref struct CoinView(OutputType type, bool holdsKey, bool hidesKey, uint time, long value, ReadOnlySpan<byte> payload)
{
    public OutputType Type { get; } = type;
    public bool HoldsKey { get; } = holdsKey;
    public bool HidesKey { get; } = hidesKey;
    public uint Time { get; } = time;
    public long Value { get; } = value;
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>What is kept of an output.</summary>
    /// <param name="bytes">Its script.</param>
    /// <param name="script">What the script is.</param>
    /// <param name="time">See <see cref="Time"/>.</param>
    /// <param name="value">See <see cref="Value"/>.</param>
    /// <param name="hash">Room of 32 bytes for a hash.</param>
    public static CoinView Of(ReadOnlySpan<byte> bytes, OutputScript script, uint time, long value, Span<byte> hash)
    {
        ReadOnlySpan<byte> payload = script.Payload.Of(bytes);
        if (payload.IsEmpty)
        {
            SHA256.HashData(bytes, hash);
            payload = hash;
        }
        else if (script.HidesKey && payload.Length == Hash256.Length)
        {
            // HASH160 is RIPEMD-160 of SHA-256.
            Ripemd160.Hash(payload, hash);
            payload = hash[..Ripemd160.Length];
        }

        return new(script.Type, script.HoldsKey, script.HidesKey, time, value, payload);
    }
}
