using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>An output: its value in satoshi and the place of its script in its block's bytes.</summary>
internal readonly record struct TransactionOutput(long Value, ByteRange Script);
