using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>An output: its value in satoshi and the place of its script in its block's bytes.</summary>
/// <param name="Value">Satoshi, 0 to 21 million bitcoin.</param>
/// <param name="Script">The script that locks it.</param>
public readonly record struct TransactionOutput(long Value, ByteRange Script);
