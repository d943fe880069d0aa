namespace Chrysalis.Bitcoin.Scripts;

/// <summary>The script instructions that classification looks for.</summary>
internal static class Opcode
{
    public const byte Zero = 0x00;
    public const byte PushData1 = 0x4C;
    public const byte PushData2 = 0x4D;
    public const byte PushData4 = 0x4E;
    public const byte One = 0x51;
    public const byte Sixteen = 0x60;
    public const byte Return = 0x6A;
    public const byte Duplicate = 0x76;
    public const byte Equal = 0x87;
    public const byte EqualVerify = 0x88;
    public const byte Hash160 = 0xA9;
    public const byte CheckSignature = 0xAC;
    public const byte CheckMultiSignatureVerify = 0xAF;
    public const byte CheckMultiSignature = 0xAE;
    public const byte CheckSignatureAdd = 0xBA;

    /// <summary>Whether the instruction checks a signature.</summary>
    public static bool IsSignatureCheck(byte opcode) => opcode is >= CheckSignature and <= CheckMultiSignatureVerify or CheckSignatureAdd;
}
