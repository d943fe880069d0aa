using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>An output of a snapshot.</summary>
/// <param name="Transaction">The transaction that made it.</param>
/// <param name="Index">Which output of the transaction, from 0.</param>
/// <param name="Height">The height of its block.</param>
/// <param name="Value">What it is worth, in satoshi.</param>
/// <param name="Script">Its script; nobody else's.</param>
public readonly record struct SnapshotCoin(Hash256 Transaction, ulong Index, int Height, long Value, byte[] Script);
