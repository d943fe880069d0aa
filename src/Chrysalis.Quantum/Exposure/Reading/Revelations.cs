using System.Security.Cryptography;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Curve;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>
/// Collects what a piece of the chain reveals: fingerprints of every hash whose public key or key-holding script is shown.
/// The spent output is not needed: what is shown is a preimage, and it exposes exactly the outputs that carry its hash.
/// </summary>
internal sealed class Revelations
{
    private const byte TapScriptVersion = 0xC0;
    private const byte AnnexPrefix = 0x50;
    private const int NestedKeyHash = 22;
    private const int NestedScriptHash = 34;

    /// <summary>Fingerprints shown, with repetitions.</summary>
    public List<ulong> Fingerprints { get; } = [];

    /// <summary>How many keys were seen in each place.</summary>
    public long[] Sightings { get; } = new long[Enum.GetValues<KeySighting>().Length];

    /// <summary>Looks at an output's script.</summary>
    public void AddOutput(ReadOnlySpan<byte> script, OutputScript kind)
    {
        switch (kind.Type)
        {
            case OutputType.P2PK:
                Key(script.Slice(kind.Payload.Offset, kind.Payload.Length), KeySighting.Output);
                break;
            case OutputType.P2TR:
                Sightings[(int)KeySighting.Output]++;
                break;
            default:
                if (kind.HoldsKey)
                    Keys(script, KeySighting.Output);
                break;
        }
    }

    /// <summary>Looks at an input's script and witness.</summary>
    public void AddInput(ReadOnlySpan<byte> block, TransactionInput input)
    {
        var witness = new WitnessItems(input.Witness.Of(block));
        ReadOnlySpan<byte> last = default;
        int keys = 0;
        var reader = new ScriptReader(input.Script.Of(block));
        while (reader.MoveNext())
        {
            last = reader.Data;
            if (PublicKeyForm.IsKey(last))
                keys += Key(last, KeySighting.InputScript);
        }

        if (witness.Count > 0)
            AddWitness(witness, nested: last);
        else if (!last.IsEmpty && !PublicKeyForm.IsKey(last) && keys + Keys(last, KeySighting.RedeemScript) > 0)
            Mark(FingerprintKind.ScriptHash, last);
    }

    private void AddWitness(WitnessItems witness, ReadOnlySpan<byte> nested)
    {
        ReadOnlySpan<byte> before = default, item = default;
        int items = 0;
        foreach (ReadOnlySpan<byte> next in witness)
        {
            // An annex, BIP 341: no witness script or key begins so.
            if (items + 1 == witness.Count && items >= 1 && next is [AnnexPrefix, ..])
                break;
            before = item;
            item = next;
            items++;
        }

        if (items >= 2 && IsControlBlock(item))
            TapSpend(before, item);
        else if (items == 2 && PublicKeyForm.IsKey(item))
        {
            Key(item, KeySighting.Witness);
            if (nested.Length == NestedKeyHash)
                Mark(FingerprintKind.ScriptHash, nested);
        }
        else if (items >= 2)
            ScriptSpend(witness, item, nested);
    }

    private static bool IsControlBlock(ReadOnlySpan<byte> item) =>
        item.Length >= 1 && (item.Length - 1) % Hash256.Length == 0 && (item[0] & 0xFE) == TapScriptVersion;

    private void ScriptSpend(WitnessItems witness, ReadOnlySpan<byte> script, ReadOnlySpan<byte> nested)
    {
        int keys = Keys(script, KeySighting.WitnessScript);
        foreach (ReadOnlySpan<byte> item in witness)
            if (PublicKeyForm.IsKey(item))
                keys += Key(item, KeySighting.Witness);
        if (keys == 0)
            return;
        Span<byte> hash = stackalloc byte[Hash256.Length];
        SHA256.HashData(script, hash);
        Fingerprints.Add(Fingerprint.Of(FingerprintKind.WitnessScriptHash, hash));
        if (nested.Length == NestedScriptHash)
            Mark(FingerprintKind.ScriptHash, nested);
    }

    /// <summary>
    /// A taproot and a P2MR spend look alike but for the internal key: reading one as the other marks hashes that no output carries.
    /// </summary>
    private void TapSpend(ReadOnlySpan<byte> script, ReadOnlySpan<byte> control)
    {
        bool checks = ScriptKeys.ChecksSignature(script);
        int keys = 0;
        var reader = new ScriptReader(script);
        while (checks && reader.MoveNext())
            if (reader.Data.Length == PublicKeyForm.XOnly)
                keys += XOnlyKey(reader.Data, KeySighting.TapScript);
        if (control.Length >= 1 + PublicKeyForm.XOnly)
            XOnlyKey(control.Slice(1, PublicKeyForm.XOnly), KeySighting.InternalKey);
        if (keys > 0 && (control[0] & 1) == 1)
            Fingerprints.Add(Fingerprint.Of(FingerprintKind.MerkleRoot, TapTree.Root(script, (byte)(control[0] & 0xFE), control[1..])));
    }

    private int Keys(ReadOnlySpan<byte> script, KeySighting place)
    {
        if (!ScriptKeys.ChecksSignature(script))
            return 0;
        int keys = 0;
        var reader = new ScriptReader(script);
        while (reader.MoveNext())
            if (PublicKeyForm.IsKey(reader.Data))
                keys += Key(reader.Data, place);
        return keys;
    }

    private int Key(ReadOnlySpan<byte> key, KeySighting place)
    {
        Sightings[(int)place]++;
        Mark(FingerprintKind.KeyHash, key);
        Span<byte> compressed = stackalloc byte[PublicKeyForm.Compressed];
        if (key.Length == PublicKeyForm.Uncompressed)
        {
            PublicKeyForm.Compress(key, compressed);
            Mark(FingerprintKind.KeyHash, compressed);
        }
        else
        {
            key.CopyTo(compressed);
        }

        MarkNested(compressed);
        return 1;
    }

    private int XOnlyKey(ReadOnlySpan<byte> x, KeySighting place)
    {
        Sightings[(int)place]++;
        Span<byte> key = stackalloc byte[PublicKeyForm.Compressed];
        x.CopyTo(key[1..]);
        for (byte parity = 2; parity <= 3; parity++)
        {
            key[0] = parity;
            Mark(FingerprintKind.KeyHash, key);
            MarkNested(key);
        }

        return 1;
    }

    /// <summary>The same key within P2SH, BIP 141.</summary>
    private void MarkNested(ReadOnlySpan<byte> compressed)
    {
        Span<byte> nested = stackalloc byte[NestedKeyHash];
        (nested[0], nested[1]) = (Opcode.Zero, Ripemd160.Length);
        BitcoinHash.Hash160(compressed, nested[2..]);
        Mark(FingerprintKind.ScriptHash, nested);
    }

    private void Mark(FingerprintKind kind, ReadOnlySpan<byte> preimage)
    {
        Span<byte> hash = stackalloc byte[Ripemd160.Length];
        BitcoinHash.Hash160(preimage, hash);
        Fingerprints.Add(Fingerprint.Of(kind, hash));
    }
}
