using System.Buffers.Binary;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Curve;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>
/// Collects what a piece of the chain reveals: fingerprints of every hash that could have hidden a public key or a script that is shown.
/// The spent output is not needed: what is shown is a preimage, and it exposes exactly the outputs that carry its hash. So what may be
/// read in two ways is read in both: the wrong one marks hashes that no output carries. docs/exposure.md has the table.
/// </summary>
internal sealed class Revelations
{
    private const byte TapScriptVersion = 0xC0;
    private const byte AnnexPrefix = 0x50;
    private const int MostBranches = 128;
    // No script that can be satisfied begins with such a byte (BIP 341, note 7).
    private const byte FirstUnlikeScript = 0xBA;
    private const int TapSignature = 64;
    private const int Recent = 1 << RecentBits;
    private const int RecentBits = 11;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const byte SignaturePrefix = 0x30;
    private const int LongestSignature = 73;
    private const int NestedKeyHash = 22;

    private static ReadOnlySpan<byte> NestedKeyStart => [Opcode.Zero, Ripemd160.Length];

    private static ReadOnlySpan<byte> NestedScriptStart => [Opcode.Zero, Hash256.Length];

    // Keys and scripts stand in a block over and over: what was hashed lately is not hashed again. Eight bytes tell them apart.
    private readonly ulong[] recent = new ulong[Recent];
    private readonly List<ulong> fingerprints = [];
    private readonly PendingMessages keys = new();
    private readonly PendingMessages scripts = new();
    private readonly List<PendingScript> kinds = [];
    private readonly PendingMessages nested = new();
    private readonly PendingMessages wrapped = new();
    private readonly List<ulong> flags = [];

    /// <summary>Fingerprints shown, some of them more than once.</summary>
    public List<ulong> Fingerprints
    {
        get
        {
            Settle();
            return fingerprints;
        }
    }

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
                XOnlyKey(script.Slice(kind.Payload.Offset, kind.Payload.Length), KeySighting.Output);
                return;
            case OutputType.P2MS or OutputType.NonStandard:
                if (kind.HoldsKey)
                    Keys(script, KeySighting.Output);
                break;
            default:
                return;
        }

        // The script stands there for everyone to see: others may be paid to by its hash.
        if (!kind.HoldsKey && !kind.HidesKey && kind.Type != OutputType.NonStandard)
            return;
        Add(script, kind.HoldsKey || kind.HidesKey ? PendingScript.Locked : PendingScript.Open);
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
        else if (!last.IsEmpty && !PublicKeyForm.IsKey(last) && !IsSignature(last))
            ShownScript(last, keys + Keys(last, KeySighting.RedeemScript));
    }

    private static bool IsSignature(ReadOnlySpan<byte> item) =>
        item.Length is > 8 and <= LongestSignature && item[0] == SignaturePrefix && item[1] == item.Length - 3;

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

        bool isControl = items >= 2 && IsControlBlock(item);
        if (isControl)
            TapSpend(witness, items, before, item);
        if (isControl && item[0] >= FirstUnlikeScript)
            return;
        if (items == 2 && PublicKeyForm.IsKey(item))
        {
            Key(item, KeySighting.Witness);
            // The script that the key's own hash makes is among the key's forms.
            if (nested.Length == NestedKeyHash && !nested.StartsWith(NestedKeyStart))
                Nested(nested);
        }
        else if (item.Length > 0 && (items > 1 || item.Length is not (TapSignature or TapSignature + 1)))
            ScriptSpend(witness, item);
    }

    /// <summary>BIP 341 leaves the version of a leaf open, but for odd ones and the annex's mark.</summary>
    private static bool IsControlBlock(ReadOnlySpan<byte> item) =>
        item.Length >= 1 && (item.Length - 1) % Hash256.Length == 0 && item.Length <= 1 + Hash256.Length * (1 + MostBranches)
        && (item[0] & 0xFE) != AnnexPrefix;

    private void ScriptSpend(WitnessItems witness, ReadOnlySpan<byte> script)
    {
        int keys = Keys(script, KeySighting.WitnessScript);
        if (keys > 0 || ScriptKeys.ChecksSignature(script))
            foreach (ReadOnlySpan<byte> item in witness)
                if (PublicKeyForm.IsKey(item))
                    keys += Key(item, KeySighting.Witness);
        ShownScript(script, keys);
    }

    /// <summary>A script that an input shows: it hides its keys no longer, if keys lock it.</summary>
    private void ShownScript(ReadOnlySpan<byte> script, int keys)
    {
        Add(script, PendingScript.Shown(keys));
    }

    /// <summary>Whether something was not met lately; it is from now on.</summary>
    private bool IsNew(ulong mark)
    {
        mark |= 1;
        ref ulong place = ref recent[(mark * Spread) >> (64 - RecentBits)];
        if (place == mark)
            return false;
        place = mark;
        return true;
    }

    /// <summary>
    /// A taproot and a P2MR spend look alike but for the internal key, and a leaf may be of the one or the other: both roots are marked.
    /// </summary>
    private void TapSpend(WitnessItems witness, int items, ReadOnlySpan<byte> script, ReadOnlySpan<byte> control)
    {
        int keys = 0;
        if (ScriptKeys.ChecksSignature(script))
        {
            keys = TapKeys(script);
            int place = 0;
            foreach (ReadOnlySpan<byte> item in witness)
            {
                // Where the script holds only a key's hash, the key is given beside the signature.
                if (++place > items - 2)
                    break;
                keys += PublicKeyForm.IsKey(item) ? Key(item, KeySighting.TapScript)
                    : keys == 0 && item.Length == PublicKeyForm.XOnly ? XOnlyKey(item, KeySighting.TapScript) : 0;
            }
        }

        byte version = (byte)(control[0] & 0xFE);
        if (control.Length >= 1 + PublicKeyForm.XOnly && IsLikelyVersion(version, control, script))
            XOnlyKey(control.Slice(1, PublicKeyForm.XOnly), KeySighting.InternalKey);
        if (keys == 0 || (version == TapScriptVersion
            && ScriptLocks.Of(script, isTapscript: true, needsPoints: false).Lock == ScriptLock.Open))
            return;
        byte[] leaf = TapTree.Leaf(script, version);
        if ((control[0] & 1) == 1)
            Root(leaf, control[1..]);
        if (control.Length >= 1 + PublicKeyForm.XOnly)
            Root(leaf, control[(1 + PublicKeyForm.XOnly)..]);
    }

    /// <summary>A witness script whose length happens to be a control block's is told by what it does: it checks signatures.</summary>
    private static bool IsLikelyVersion(byte version, ReadOnlySpan<byte> control, ReadOnlySpan<byte> script) =>
        version == TapScriptVersion || !ScriptKeys.ChecksKeyForm(control) || ScriptKeys.ChecksSignature(script);

    private int TapKeys(ReadOnlySpan<byte> script)
    {
        int keys = 0;
        var reader = new ScriptReader(script);
        while (reader.MoveNext())
            if (reader.Data.Length == PublicKeyForm.XOnly)
                keys += XOnlyKey(reader.Data, KeySighting.TapScript);
            else if (PublicKeyForm.IsKey(reader.Data))
                keys += Key(reader.Data, KeySighting.TapScript);
        return keys;
    }

    private void Root(byte[] leaf, ReadOnlySpan<byte> path) =>
        fingerprints.Add(Fingerprint.Of(FingerprintKind.MerkleRoot, TapTree.Root(leaf, path)));

    private void Add(ReadOnlySpan<byte> script, PendingScript kind)
    {
        scripts.Add(script);
        kinds.Add(kind);
        if (scripts.IsFull)
            SettleScripts();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Settle();
        fingerprints.Clear();
        Array.Clear(recent);
        Array.Clear(Sightings);
    }

    /// <summary>Hashes what was gathered.</summary>
    public void Settle()
    {
        SettleKeys();
        SettleScripts();
        SettleNested();
    }

    /// <summary>The hashes of each key, and of the scripts that hold them: P2PKH, P2WPKH, and P2WPKH within P2SH (BIP 141).</summary>
    private void SettleKeys()
    {
        for (ReadOnlySpan<byte> hashes = keys.Hash160(); !hashes.IsEmpty; hashes = hashes[Ripemd160.Length..])
        {
            fingerprints.Add(Fingerprint.Of(FingerprintKind.KeyHash, hashes));
            Nested(NestedKeyStart, hashes[..Ripemd160.Length]);
        }

        keys.Clear();
    }

    private void Nested(ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest = default)
    {
        nested.Add(start, rest);
        if (nested.IsFull)
            SettleNested();
    }

    private void SettleNested()
    {
        for (ReadOnlySpan<byte> hashes = nested.Hash160(); !hashes.IsEmpty; hashes = hashes[Ripemd160.Length..])
            fingerprints.Add(Fingerprint.Of(FingerprintKind.ScriptHash, hashes));
        nested.Clear();
    }

    /// <summary>The three hashes that each script may be hidden by: P2SH, P2WSH, and P2WSH within P2SH.</summary>
    private void SettleScripts()
    {
        Span<byte> digests = scripts.Sha256();
        flags.Clear();
        wrapped.Clear();
        for (int i = 0; i < scripts.Count; i++)
        {
            ReadOnlySpan<byte> digest = digests.Slice(i * Hash256.Length, Hash256.Length);
            if (FlagOf(scripts[i], kinds[i], digest) is not { } flag)
                continue;
            fingerprints.Add(Fingerprint.Of(FingerprintKind.WitnessScriptHash, digest) | flag);
            // Those that are left move to the front.
            digest.CopyTo(digests[(flags.Count * Hash256.Length)..]);
            wrapped.Add(NestedScriptStart, digest);
            flags.Add(flag);
        }

        var bare = new byte[flags.Count * Ripemd160.Length];
        HashBatch.Ripemd160OfDigests(digests[..(flags.Count * Hash256.Length)], bare);
        ReadOnlySpan<byte> hashes = wrapped.Hash160();
        for (int i = 0; i < flags.Count; i++)
        {
            fingerprints.Add(Fingerprint.Of(FingerprintKind.ScriptHash, bare.AsSpan(i * Ripemd160.Length)) | flags[i]);
            fingerprints.Add(Fingerprint.Of(FingerprintKind.ScriptHash, hashes[(i * Ripemd160.Length)..]) | flags[i]);
        }

        scripts.Clear();
        kinds.Clear();
    }

    /// <summary>What a script's fingerprints are marked with; null for one that was met lately.</summary>
    private ulong? FlagOf(ReadOnlySpan<byte> script, PendingScript kind, ReadOnlySpan<byte> digest)
    {
        if (!kind.IsOfInput)
            return kind.Keys > 0 ? 0 : Fingerprint.NoKey;
        if (!IsNew(BinaryPrimitives.ReadUInt64LittleEndian(digest) + (kind.Keys > 0 ? Spread : 0)))
            return null;
        bool isLocked = OutputScript.IsUsual(script) || ScriptLocks.Of(script, needsPoints: false).Lock switch
        {
            ScriptLock.ShownKey or ScriptLock.HiddenKey => true,
            ScriptLock.Open => false,
            _ => kind.Keys > 0,
        };
        return isLocked ? 0 : Fingerprint.NoKey;
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

    /// <summary>A key in any form: the whole point stands there, so every form of it that can be made without a root is shown.</summary>
    private int Key(ReadOnlySpan<byte> key, KeySighting place)
    {
        Sightings[(int)place]++;
        if (!IsNew(BinaryPrimitives.ReadUInt64LittleEndian(key[1..]) ^ (key[0] * Spread)))
            return 1;
        if (key.Length == PublicKeyForm.Compressed)
        {
            Form(key);
            return 1;
        }

        Span<byte> turned = stackalloc byte[PublicKeyForm.Uncompressed], compressed = stackalloc byte[PublicKeyForm.Compressed];
        PublicKeyForm.Compress(key, compressed);
        PublicKeyForm.Turn(key, turned);
        Form(key);
        Form(turned);
        Form(compressed);
        return 1;
    }

    /// <summary>A key without its parity: whoever finds the private key of the one point knows that of the other.</summary>
    private int XOnlyKey(ReadOnlySpan<byte> x, KeySighting place)
    {
        Sightings[(int)place]++;
        if (!IsNew(BinaryPrimitives.ReadUInt64LittleEndian(x)))
            return 1;
        Span<byte> key = stackalloc byte[PublicKeyForm.Compressed];
        x.CopyTo(key[1..]);
        for (byte parity = 2; parity <= 3; parity++)
        {
            key[0] = parity;
            Form(key);
        }

        return 1;
    }

    private void Form(ReadOnlySpan<byte> key)
    {
        keys.Add(key);
        if (keys.IsFull)
            SettleKeys();
    }
}
