namespace Chrysalis.Bitcoin.Scripts;

/// <summary>The script instructions that classification looks for.</summary>
public static class Opcode
{
    /// <summary>Pushes nothing; version 0 of a witness program.</summary>
    public const byte Zero = 0x00;

    /// <summary>Pushes as many bytes as the next byte says.</summary>
    public const byte PushData1 = 0x4C;

    /// <summary>Pushes as many bytes as the next two say.</summary>
    public const byte PushData2 = 0x4D;

    /// <summary>Pushes as many bytes as the next four say.</summary>
    public const byte PushData4 = 0x4E;

    /// <summary>Pushes 1; version 1 of a witness program. The numbers to 16 follow.</summary>
    public const byte One = 0x51;

    /// <summary>Pushes 16.</summary>
    public const byte Sixteen = 0x60;

    /// <summary>Fails: the output is data.</summary>
    public const byte Return = 0x6A;

    /// <summary>Doubles the topmost item.</summary>
    public const byte Duplicate = 0x76;

    /// <summary>Whether the two topmost items are equal.</summary>
    public const byte Equal = 0x87;

    /// <summary>Fails unless the two topmost items are equal.</summary>
    public const byte EqualVerify = 0x88;

    /// <summary>SHA-256 of the topmost item.</summary>
    public const byte Sha256 = 0xA8;

    /// <summary>RIPEMD-160 of SHA-256 of the topmost item.</summary>
    public const byte Hash160 = 0xA9;

    /// <summary>Checks a signature.</summary>
    public const byte CheckSignature = 0xAC;

    /// <summary>Fails unless enough signatures of several keys hold.</summary>
    public const byte CheckMultiSignatureVerify = 0xAF;

    /// <summary>Checks signatures of several keys.</summary>
    public const byte CheckMultiSignature = 0xAE;

    /// <summary>Checks a signature and counts it, BIP 342.</summary>
    public const byte CheckSignatureAdd = 0xBA;

    /// <summary>Whether the instruction checks a signature.</summary>
    /// <param name="opcode">The instruction.</param>
    public static bool IsSignatureCheck(byte opcode) => opcode is >= CheckSignature and <= CheckMultiSignatureVerify or CheckSignatureAdd;
}
