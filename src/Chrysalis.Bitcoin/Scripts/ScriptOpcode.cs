namespace Chrysalis.Bitcoin.Scripts;

/// <summary>
/// The instructions by which a script decides, moves items and counts (Bitcoin Core, script/script.h), beside <see cref="Opcode"/>.
/// </summary>
internal static class ScriptOpcode
{
    public const byte OneNegate = 0x4F, Nop = 0x61;
    public const byte If = 0x63, NotIf = 0x64, Else = 0x67, EndIf = 0x68, Verify = 0x69;
    public const byte ToAltStack = 0x6B, FromAltStack = 0x6C, TwoDrop = 0x6D, TwoDuplicate = 0x6E, ThreeDuplicate = 0x6F;
    public const byte TwoOver = 0x70, TwoRotate = 0x71, TwoSwap = 0x72, DuplicateIfTrue = 0x73, Depth = 0x74, Drop = 0x75;
    public const byte Nip = 0x77, Over = 0x78, Pick = 0x79, Roll = 0x7A, Rotate = 0x7B, Swap = 0x7C, Tuck = 0x7D;
    public const byte Size = 0x82, AddOne = 0x8B, Not = 0x91, ZeroNotEqual = 0x92, Add = 0x93, And = 0x9A, Or = 0x9B;
    public const byte NumEqual = 0x9C, NumEqualVerify = 0x9D, Less = 0x9F, Greater = 0xA0, AtMost = 0xA1, AtLeast = 0xA2, Within = 0xA5;
    public const byte Ripemd160 = 0xA6, Hash256 = 0xAA, CodeSeparator = 0xAB, CheckSignatureVerify = 0xAD;

    /// <summary>The first and the last of the instructions that do nothing, or only look at the time (CLTV, CSV).</summary>
    public const byte FirstNop = 0xB0, LastNop = 0xB9;
}
