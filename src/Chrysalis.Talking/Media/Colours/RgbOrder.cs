using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.Media.Colours;

/// <summary>Where the bytes of sixteen packed RGB pixels go and come from: indices into a vector, 255 for none.</summary>
internal static class RgbOrder
{
    /// <summary>Of a colour, into the first, second or third sixteen packed bytes.</summary>
    public static Vector128<byte> R0 => Vector128.Create((byte)0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255, 5);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> G0 => Vector128.Create((byte)255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> B0 => Vector128.Create((byte)255, 255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> R1 => Vector128.Create((byte)255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10, 255);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> G1 => Vector128.Create((byte)5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> B1 => Vector128.Create((byte)255, 5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> R2 => Vector128.Create((byte)255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255, 255);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> G2 => Vector128.Create((byte)255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255);

    /// <inheritdoc cref="R0"/>
    public static Vector128<byte> B2 => Vector128.Create((byte)10, 255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15);

    /// <summary>Of sixteen packed bytes (first A, then B, C), into a colour (red 0, green 1, blue 2).</summary>
    public static Vector128<byte> FromA0 => Vector128.Create((byte)0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromB0 => Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromC0 => Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, 13);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromA1 => Vector128.Create((byte)1, 4, 7, 10, 13, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromB1 => Vector128.Create((byte)255, 255, 255, 255, 255, 0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromC1 => Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromA2 => Vector128.Create((byte)2, 5, 8, 11, 14, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromB2 => Vector128.Create((byte)255, 255, 255, 255, 255, 1, 4, 7, 10, 13, 255, 255, 255, 255, 255, 255);

    /// <inheritdoc cref="FromA0"/>
    public static Vector128<byte> FromC2 => Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 3, 6, 9, 12, 15);
}
