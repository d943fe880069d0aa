using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Curve;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>What an output's script is.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Payload">
/// Where its key, hash or root stands in the script; for other scripts the hash (HASH160, or SHA-256 of 32 bytes) of the key that locks
/// them, where they hide one; empty for the rest.
/// </param>
/// <param name="HoldsKey">Whether a public key that a signature is checked with stands in the script.</param>
/// <param name="HidesKey">Whether a script of no type is locked by a key of which it holds only the hash.</param>
public readonly record struct OutputScript(OutputType Type, ByteRange Payload, bool HoldsKey, bool HidesKey = false)
{
    private const int MostMultisigKeys = 20;

    /// <summary>
    /// Classifies a script as Bitcoin Core's Solver does (script/solver.cpp), with BIP 360 added; whatever begins with OP_RETURN is data.
    /// </summary>
    public static OutputScript Classify(ReadOnlySpan<byte> script)
    {
        if (script.IsEmpty)
            return new(OutputType.NonStandard, default, false);
        if (script[0] == Opcode.Return)
            return new(OutputType.OpReturn, default, false);
        return script switch
        {
            [Opcode.Duplicate, Opcode.Hash160, 20, .., Opcode.EqualVerify, Opcode.CheckSignature] when script.Length == 25 =>
                new(OutputType.P2PKH, new(3, 20), false),
            [Opcode.Hash160, 20, .., Opcode.Equal] when script.Length == 23 => new(OutputType.P2SH, new(2, 20), false),
            [Opcode.Zero, 20, ..] when script.Length == 22 => new(OutputType.P2WPKH, new(2, 20), false),
            [Opcode.Zero, 32, ..] when script.Length == 34 => new(OutputType.P2WSH, new(2, 32), false),
            [Opcode.One, 32, ..] when script.Length == 34 => new(OutputType.P2TR, new(2, 32), true),
            [Opcode.One + 1, 32, ..] when script.Length == 34 => new(OutputType.P2MR, new(2, 32), false),
            [PublicKeyForm.Compressed, .., Opcode.CheckSignature] when script.Length == 35 && PublicKeyForm.IsKey(script[1..^1]) =>
                new(OutputType.P2PK, new(1, 33), true),
            [PublicKeyForm.Uncompressed, .., Opcode.CheckSignature] when script.Length == 67 && PublicKeyForm.IsKey(script[1..^1]) =>
                new(OutputType.P2PK, new(1, 65), true),
            _ when Multisig(script) is { } holdsKeys => new(OutputType.P2MS, default, holdsKeys),
            _ => Other(script),
        };
    }

    /// <summary>Whether a key locks a script by its form: P2PK, P2PKH, bare multisignature; no point is looked for.</summary>
    public static bool IsUsual(ReadOnlySpan<byte> script) => script switch
    {
        [PublicKeyForm.Compressed, .., Opcode.CheckSignature] when script.Length == 35 => PublicKeyForm.IsKey(script[1..^1]),
        [PublicKeyForm.Uncompressed, .., Opcode.CheckSignature] when script.Length == 67 => PublicKeyForm.IsKey(script[1..^1]),
        [Opcode.Duplicate, Opcode.Hash160, 20, .., Opcode.EqualVerify, Opcode.CheckSignature] => script.Length == 25,
        [] => false,
        _ => IsMultisig(script, out _),
    };

    /// <summary>A script of no type: by every way through it, or, where none leads out, by what stands in it.</summary>
    private static OutputScript Other(ReadOnlySpan<byte> script)
    {
        LockFinding found = ScriptLocks.Of(script);
        return found.Lock switch
        {
            ScriptLock.HiddenKey => new(OutputType.NonStandard, found.KeyHash, false, true),
            ScriptLock.ShownKey => new(OutputType.NonStandard, default, true),
            ScriptLock.Open => new(OutputType.NonStandard, default, false),
            _ => new(OutputType.NonStandard, default, ScriptKeys.ChecksKey(script)),
        };
    }

    /// <summary>
    /// Whether enough of a bare multisignature's keys are points of the curve for it ever to be spent; null where it is none.
    /// </summary>
    private static bool? Multisig(ReadOnlySpan<byte> script) => IsMultisig(script, out int required) ? HasPoints(script, required) : null;

    private static bool IsMultisig(ReadOnlySpan<byte> script, out int required)
    {
        required = 0;
        if (script[^1] != Opcode.CheckMultiSignature)
            return false;
        var reader = new ScriptReader(script);
        if (!reader.MoveNext() || Number(reader) is not { } first)
            return false;
        required = first;
        int keys = 0;
        while (reader.MoveNext() && PublicKeyForm.IsKey(reader.Data))
            keys++;
        return !reader.IsBroken && Number(reader) is { } total && total == keys && required >= 1 && required <= keys
            && keys <= MostMultisigKeys
            && reader.MoveNext() && reader.Opcode == Opcode.CheckMultiSignature && !reader.MoveNext();
    }

    private static bool HasPoints(ReadOnlySpan<byte> script, int required)
    {
        var reader = new ScriptReader(script);
        while (required > 0 && reader.MoveNext())
            if (PublicKeyForm.IsKey(reader.Data) && Secp256k1.IsPoint(reader.Data))
                required--;
        return required == 0;
    }

    /// <summary>A number from 1 to 20 as a script writes it; null for anything else.</summary>
    private static int? Number(ScriptReader reader) => reader.Opcode switch
    {
        >= Opcode.One and <= Opcode.Sixteen => reader.Opcode - Opcode.One + 1,
        1 when reader.Data[0] is > 16 and <= MostMultisigKeys => reader.Data[0],
        _ => null,
    };
}
