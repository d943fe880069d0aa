using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>What an output's script is.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Payload">Where its key, hash or root stands in the script; empty for bare multisignature, data and other scripts.</param>
/// <param name="HoldsKey">Whether a public key that a signature is checked with stands in the script.</param>
public readonly record struct OutputScript(OutputType Type, ByteRange Payload, bool HoldsKey)
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
            _ when IsMultisig(script) => new(OutputType.P2MS, default, true),
            _ => new(OutputType.NonStandard, default, ScriptKeys.ChecksKey(script)),
        };
    }

    private static bool IsMultisig(ReadOnlySpan<byte> script)
    {
        if (script[^1] != Opcode.CheckMultiSignature)
            return false;
        var reader = new ScriptReader(script);
        if (!reader.MoveNext() || Number(reader) is not { } required)
            return false;
        int keys = 0;
        while (reader.MoveNext() && PublicKeyForm.IsKey(reader.Data))
            keys++;
        return !reader.IsBroken && Number(reader) is { } total && total == keys && required >= 1 && required <= keys
            && keys <= MostMultisigKeys
            && reader.MoveNext() && reader.Opcode == Opcode.CheckMultiSignature && !reader.MoveNext();
    }

    /// <summary>A number from 1 to 20 as a script writes it; null for anything else.</summary>
    private static int? Number(ScriptReader reader) => reader.Opcode switch
    {
        >= Opcode.One and <= Opcode.Sixteen => reader.Opcode - Opcode.One + 1,
        1 when reader.Data[0] is > 16 and <= MostMultisigKeys => reader.Data[0],
        _ => null,
    };
}
