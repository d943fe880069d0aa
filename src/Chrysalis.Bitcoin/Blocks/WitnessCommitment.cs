using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>The coinbase's commitment to all witnesses, BIP 141.</summary>
internal static class WitnessCommitment
{
    private const int ScriptLength = 38;

    private static ReadOnlySpan<byte> Prefix => [0x6A, 0x24, 0xAA, 0x21, 0xA9, 0xED];

    /// <summary>Whether the commitment holds; a block without witnesses needs none.</summary>
    public static bool Holds(Block block)
    {
        if (!block.Transactions.Any(transaction => transaction.HasWitness))
            return true;
        TransactionOutput? last = null;
        foreach (TransactionOutput output in block.Transactions[0].Outputs)
            if (output.Script.Length >= ScriptLength && output.Script.Of(block.Bytes).StartsWith(Prefix))
                last = output;
        var nonce = new WitnessItems(block.Transactions[0].Inputs[0].Witness.Of(block.Bytes));
        if (last is not { } commitment || nonce.Count != 1 || !nonce.MoveNext() || nonce.Current.Length != Hash256.Length)
            return false;
        return TransactionHashes.WitnessRoot(block) is { } root
            && Hash256.Of(root, Hash256.From(nonce.Current)) == Hash256.From(commitment.Script.Of(block.Bytes)[Prefix.Length..]);
    }
}
