using Chrysalis.Bitcoin.Curve;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>Finds the public keys that a script checks signatures with.</summary>
public static class ScriptKeys
{
    /// <summary>Whether the script checks a signature and holds a key that is a point of the curve.</summary>
    public static bool ChecksKey(ReadOnlySpan<byte> script)
    {
        if (!ChecksSignature(script))
            return false;
        var reader = new ScriptReader(script);
        while (reader.MoveNext())
            if (PublicKeyForm.IsKey(reader.Data) && Secp256k1.IsPoint(reader.Data))
                return true;
        return false;
    }

    /// <summary>Whether the script checks a signature and holds something of a key's form.</summary>
    public static bool ChecksKeyForm(ReadOnlySpan<byte> script)
    {
        if (!ChecksSignature(script))
            return false;
        var reader = new ScriptReader(script);
        while (reader.MoveNext())
            if (PublicKeyForm.IsKey(reader.Data))
                return true;
        return false;
    }

    /// <summary>Whether the script checks a signature at all.</summary>
    public static bool ChecksSignature(ReadOnlySpan<byte> script)
    {
        var reader = new ScriptReader(script);
        while (reader.MoveNext())
            if (Opcode.IsSignatureCheck(reader.Opcode))
                return true;
        return false;
    }
}
