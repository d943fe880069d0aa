namespace Chrysalis.Quantum.Migration.Layouts;

/// <summary>The scripts that lock outputs.</summary>
internal static class OutputLayout
{
    /// <summary>The script of an output that is spent in this way.</summary>
    public static byte[] Script(SpendPath path) => path switch
    {
        SpendPath.P2pk => new LayoutWriter().Push(33).Byte(0xAC).ToArray(),
        SpendPath.P2ms => new LayoutWriter().Byte(0x51).Push(33).Push(33).Push(33).Byte(0x53).Byte(0xAE).ToArray(),
        SpendPath.P2pkh => new LayoutWriter().Byte(0x76).Byte(0xA9).Push(20).Byte(0x88).Byte(0xAC).ToArray(),
        SpendPath.P2shTwoOfThree or SpendPath.P2shP2wpkh or SpendPath.P2shP2wshTwoOfThree =>
            new LayoutWriter().Byte(0xA9).Push(20).Byte(0x87).ToArray(),
        SpendPath.P2wpkh => new LayoutWriter().Byte(0x00).Push(20).ToArray(),
        SpendPath.P2wshTwoOfThree => new LayoutWriter().Byte(0x00).Push(32).ToArray(),
        SpendPath.P2tr => new LayoutWriter().Byte(0x51).Push(32).ToArray(),
        SpendPath.P2mr => new LayoutWriter().Byte(0x52).Push(32).ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "No such output."),
    };
}
