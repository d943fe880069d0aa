using System.Runtime.Intrinsics;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>256 bits at a time.</summary>
internal readonly unsafe struct Row256 : IRowLanes
{
    private const int Lanes = 4;

    public static void Xor(ulong* target, ulong* source)
    {
        for (int i = 0; i < FrameRow.Words; i += Lanes)
            (Vector256.Load(target + i) ^ Vector256.Load(source + i)).Store(target + i);
    }

    public static void Copy(ulong* target, ulong* source)
    {
        for (int i = 0; i < FrameRow.Words; i += Lanes)
            Vector256.Load(source + i).Store(target + i);
    }

    public static void Swap(ulong* first, ulong* second)
    {
        for (int i = 0; i < FrameRow.Words; i += Lanes)
        {
            Vector256<ulong> a = Vector256.Load(first + i), b = Vector256.Load(second + i);
            b.Store(first + i);
            a.Store(second + i);
        }
    }

    public static void Step(ulong* state, ulong* output)
    {
        for (int i = 0; i < 8; i += Lanes)
        {
            Vector256<ulong> s0 = Vector256.Load(state + i), s1 = Vector256.Load(state + 8 + i);
            Vector256<ulong> s2 = Vector256.Load(state + 16 + i), s3 = Vector256.Load(state + 24 + i);
            Vector256<ulong> sum = s0 + s3;
            (((sum << 23) | (sum >>> 41)) + s0).Store(output + i);
            Vector256<ulong> t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            (s1 ^ s2).Store(state + 8 + i);
            (s0 ^ s3).Store(state + i);
            (s2 ^ t).Store(state + 16 + i);
            ((s3 << 45) | (s3 >>> 19)).Store(state + 24 + i);
        }
    }

    public static void Exponentials(ulong* words, double* draws)
    {
        Vector256<ulong> one = Vector256.Create(LogarithmSeries.One);
        for (int i = 0; i < 8; i += Lanes)
        {
            Vector256<ulong> u = (Vector256.Create(2.0) - ((Vector256.Load(words + i) >>> 12) | one).AsDouble()).AsUInt64();
            Vector256<double> exponent =
                ((u >>> 52) | Vector256.Create(LogarithmSeries.Whole)).AsDouble() - Vector256.Create(LogarithmSeries.WholeBias);
            Vector256<double> mantissa = ((u & Vector256.Create(LogarithmSeries.Mantissa)) | one).AsDouble();
            Vector256<double> large = Vector256.GreaterThan(mantissa, Vector256.Create(LogarithmSeries.Sqrt2));
            mantissa = Vector256.ConditionalSelect(large, mantissa * 0.5, mantissa);
            exponent = Vector256.ConditionalSelect(large, exponent + Vector256.Create(1.0), exponent);
            Vector256<double> s = (mantissa - Vector256.Create(1.0)) / (mantissa + Vector256.Create(1.0)), square = s * s;
            Vector256<double> sum = Vector256<double>.Zero;
            foreach (double coefficient in LogarithmSeries.Coefficients)
                sum = (sum * square) + Vector256.Create(coefficient);
            (Vector256<double>.Zero - ((exponent * LogarithmSeries.Ln2) + ((s + s) * sum))).Store(draws + i);
        }
    }
}
