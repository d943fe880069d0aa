using System.Buffers.Binary;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>
/// 63 bits of a hash that locks outputs, by which outputs and what the chain has shown are matched; the lowest bit tells that a script was
/// shown which no key locks. Of 10^8 unspent outputs against 10^10 shown hashes 0.1 match by chance: 10^18 / 2^63.
/// </summary>
internal static class Fingerprint
{
    /// <summary>Set where what was shown is a script that no key locks.</summary>
    public const ulong NoKey = 1;

    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <summary>Fingerprint of at least eight bytes of a hash or key; kinds are kept apart.</summary>
    public static ulong Of(FingerprintKind kind, ReadOnlySpan<byte> hash) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(hash) ^ ((ulong)kind * Spread)) & ~NoKey;

    /// <summary>The kind that a type's outputs are matched by.</summary>
    public static FingerprintKind KindOf(OutputType type) => type switch
    {
        OutputType.P2PK or OutputType.P2PKH or OutputType.P2WPKH => FingerprintKind.KeyHash,
        OutputType.P2SH => FingerprintKind.ScriptHash,
        OutputType.P2WSH => FingerprintKind.WitnessScriptHash,
        OutputType.P2MR => FingerprintKind.MerkleRoot,
        OutputType.P2TR => FingerprintKind.OutputKey,
        _ => FingerprintKind.WholeScript,
    };
}
