using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>An unspent output.</summary>
/// <param name="type">Its script's type.</param>
/// <param name="holdsKey">Whether a public key stands in its script.</param>
/// <param name="time">When its block was made, in seconds since 1970.</param>
/// <param name="value">Its value in satoshi.</param>
/// <param name="payload">Key, hash or root; SHA-256 of the whole script for other types.</param>
internal readonly ref struct CoinView(OutputType type, bool holdsKey, uint time, long value, ReadOnlySpan<byte> payload)
{
    public OutputType Type { get; } = type;
    public bool HoldsKey { get; } = holdsKey;
    public uint Time { get; } = time;
    public long Value { get; } = value;
    public ReadOnlySpan<byte> Payload { get; } = payload;
}
