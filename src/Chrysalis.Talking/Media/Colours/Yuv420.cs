using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.Media.Colours;

/// <summary>
/// Planar YCbCr with one chroma sample for 2 x 2 pixels (Y, then U, then V; limited range), to packed RGB and back. Chroma is
/// repeated on the way out and averaged on the way in, so that there and back changes it by rounding only. Eight chroma samples
/// at a time; <see cref="Yuv420Plain"/> is the same one pixel at a time.
/// </summary>
internal static class Yuv420
{
    private const int Bits = YuvMatrix.Bits;
    private const int Step = 16;
    private static readonly Vector256<int> Half = Vector256.Create(1 << (Bits - 1));

    /// <summary>Bytes of a picture: 1.5 a pixel.</summary>
    /// <param name="width">Even.</param>
    /// <param name="height">Even.</param>
    public static int Length(int width, int height) => width * height * 3 / 2;

    /// <summary>Planes to packed RGB.</summary>
    public static void ToRgb(ReadOnlySpan<byte> planes, int width, int height, YuvMatrix matrix, Span<byte> rgb)
    {
        int fast = Vector256.IsHardwareAccelerated ? width / Step * Step : 0;
        (int u, int v) = (width * height, width * height * 5 / 4);
        for (int row = 0; row < height; row += 2)
        {
            int chroma = row / 2 * (width / 2);
            for (int x = 0; x < fast; x += Step)
                ToRgb(planes, row * width + x, width, u + chroma + x / 2, v + chroma + x / 2, matrix, rgb);
        }

        Yuv420Plain.ToRgb(planes, width, height, fast, matrix, rgb);
    }

    /// <summary>Packed RGB to planes.</summary>
    public static void FromRgb(ReadOnlySpan<byte> rgb, int width, int height, YuvMatrix matrix, Span<byte> planes)
    {
        int fast = Vector256.IsHardwareAccelerated ? width / Step * Step : 0;
        (int u, int v) = (width * height, width * height * 5 / 4);
        for (int row = 0; row < height; row += 2)
        {
            int chroma = row / 2 * (width / 2);
            for (int x = 0; x < fast; x += Step)
                FromRgb(rgb, row * width + x, width, u + chroma + x / 2, v + chroma + x / 2, matrix, planes);
        }

        Yuv420Plain.FromRgb(rgb, width, height, fast, matrix, planes);
    }

    // Sixteen pixels of two rows: even and odd columns apart, for each pair shares its chroma.
    private static void ToRgb(ReadOnlySpan<byte> planes, int first, int width, int uAt, int vAt, YuvMatrix matrix, Span<byte> rgb)
    {
        Vector256<int> u = Eight(planes[uAt..]) - Vector256.Create(128);
        Vector256<int> v = Eight(planes[vAt..]) - Vector256.Create(128);
        Vector256<int> red = v * matrix.RedOfV + Half;
        Vector256<int> green = u * matrix.GreenOfU + v * matrix.GreenOfV + Half;
        Vector256<int> blue = u * matrix.BlueOfU + Half;
        for (int at = first; at <= first + width; at += width)
        {
            Vector128<ushort> pairs = Vector128.Create(planes.Slice(at, Step)).AsUInt16();
            Vector256<int> even = (Widen(pairs & Vector128.Create((ushort)0xff)) - Vector256.Create(16)) * matrix.Luma;
            Vector256<int> odd = (Widen(pairs >>> 8) - Vector256.Create(16)) * matrix.Luma;
            Store(
                Pairs(even + red, odd + red), Pairs(even + green, odd + green), Pairs(even + blue, odd + blue),
                rgb.Slice(at * 3, Step * 3));
        }
    }

    private static void FromRgb(ReadOnlySpan<byte> rgb, int first, int width, int uAt, int vAt, YuvMatrix matrix, Span<byte> planes)
    {
        Vector256<int> red = default, green = default, blue = default;
        for (int at = first; at <= first + width; at += width)
        {
            (Vector128<byte> r, Vector128<byte> g, Vector128<byte> b) = Load(rgb.Slice(at * 3, Step * 3));
            ((Vector256<int> r0, Vector256<int> r1), (Vector256<int> g0, Vector256<int> g1), (Vector256<int> b0, Vector256<int> b1)) =
                (Split(r), Split(g), Split(b));
            Pairs(Luma(r0, g0, b0, matrix), Luma(r1, g1, b1, matrix)).CopyTo(planes.Slice(at, Step));
            red += r0 + r1;
            green += g0 + g1;
            blue += b0 + b1;
        }

        Chroma(red, green, blue, matrix.U).CopyTo(planes.Slice(uAt, Step / 2));
        Chroma(red, green, blue, matrix.V).CopyTo(planes.Slice(vAt, Step / 2));
    }

    private static Vector256<int> Luma(Vector256<int> r, Vector256<int> g, Vector256<int> b, YuvMatrix matrix) =>
        r * matrix.Y.Red + g * matrix.Y.Green + b * matrix.Y.Blue + Vector256.Create((16 << Bits) + (1 << (Bits - 1)));

    private static Vector64<byte> Chroma(Vector256<int> r, Vector256<int> g, Vector256<int> b, (int Red, int Green, int Blue) weights)
    {
        Vector256<int> sum =
            r * weights.Red + g * weights.Green + b * weights.Blue + Vector256.Create((128 << (Bits + 2)) + (1 << (Bits + 1)));
        Vector128<ushort> narrow = Narrow(Clamp(sum >> (Bits + 2)));
        return Vector64.Narrow(narrow.GetLower(), narrow.GetUpper());
    }

    private static Vector256<int> Eight(ReadOnlySpan<byte> bytes) =>
        Widen(Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Read<ulong>(bytes)).AsByte()));

    private static Vector256<int> Widen(Vector128<ushort> values) =>
        Vector256.Create(Vector128.WidenLower(values), Vector128.WidenUpper(values)).AsInt32();

    private static Vector128<ushort> Narrow(Vector256<int> values) =>
        Vector128.Narrow(values.GetLower().AsUInt32(), values.GetUpper().AsUInt32());

    private static Vector256<int> Clamp(Vector256<int> values) =>
        Vector256.Min(Vector256.Max(values, Vector256<int>.Zero), Vector256.Create(255));

    private static (Vector256<int> Even, Vector256<int> Odd) Split(Vector128<byte> values)
    {
        Vector128<ushort> pairs = values.AsUInt16();
        return (Widen(pairs & Vector128.Create((ushort)0xff)), Widen(pairs >>> 8));
    }

    /// <summary>Fixed-point values of even and odd columns to sixteen bytes in order.</summary>
    private static Vector128<byte> Pairs(Vector256<int> even, Vector256<int> odd) =>
        (Narrow(Clamp(even >> Bits)) | (Narrow(Clamp(odd >> Bits)) << 8)).AsByte();

    private static void Store(Vector128<byte> r, Vector128<byte> g, Vector128<byte> b, Span<byte> rgb)
    {
        (Vector128.Shuffle(r, RgbOrder.R0) | Vector128.Shuffle(g, RgbOrder.G0) | Vector128.Shuffle(b, RgbOrder.B0)).CopyTo(rgb);
        (Vector128.Shuffle(r, RgbOrder.R1) | Vector128.Shuffle(g, RgbOrder.G1) | Vector128.Shuffle(b, RgbOrder.B1)).CopyTo(rgb[16..]);
        (Vector128.Shuffle(r, RgbOrder.R2) | Vector128.Shuffle(g, RgbOrder.G2) | Vector128.Shuffle(b, RgbOrder.B2)).CopyTo(rgb[32..]);
    }

    private static (Vector128<byte> R, Vector128<byte> G, Vector128<byte> B) Load(ReadOnlySpan<byte> rgb)
    {
        Vector128<byte> a = Vector128.Create(rgb), b = Vector128.Create(rgb[16..]), c = Vector128.Create(rgb[32..]);
        return (
            Vector128.Shuffle(a, RgbOrder.FromA0) | Vector128.Shuffle(b, RgbOrder.FromB0) | Vector128.Shuffle(c, RgbOrder.FromC0),
            Vector128.Shuffle(a, RgbOrder.FromA1) | Vector128.Shuffle(b, RgbOrder.FromB1) | Vector128.Shuffle(c, RgbOrder.FromC1),
            Vector128.Shuffle(a, RgbOrder.FromA2) | Vector128.Shuffle(b, RgbOrder.FromB2) | Vector128.Shuffle(c, RgbOrder.FromC2));
    }
}
