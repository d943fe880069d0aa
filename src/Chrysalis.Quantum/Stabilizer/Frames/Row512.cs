using System.Runtime.Intrinsics;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>512 bits at a time.</summary>
internal readonly unsafe struct Row512 : IRowLanes
{
    private const int Lanes = 8;

    public static void Xor(ulong* target, ulong* source)
    {
        for (int i = 0; i < FrameRow.Words; i += Lanes)
            (Vector512.Load(target + i) ^ Vector512.Load(source + i)).Store(target + i);
    }

    public static void Copy(ulong* target, ulong* source)
    {
        for (int i = 0; i < FrameRow.Words; i += Lanes)
            Vector512.Load(source + i).Store(target + i);
    }

    public static void Swap(ulong* first, ulong* second)
    {
        for (int i = 0; i < FrameRow.Words; i += Lanes)
        {
            Vector512<ulong> a = Vector512.Load(first + i), b = Vector512.Load(second + i);
            b.Store(first + i);
            a.Store(second + i);
        }
    }

    public static void Step(ulong* state, ulong* output)
    {
        for (int i = 0; i < 8; i += Lanes)
        {
            Vector512<ulong> s0 = Vector512.Load(state + i), s1 = Vector512.Load(state + 8 + i);
            Vector512<ulong> s2 = Vector512.Load(state + 16 + i), s3 = Vector512.Load(state + 24 + i);
            Vector512<ulong> sum = s0 + s3;
            (((sum << 23) | (sum >>> 41)) + s0).Store(output + i);
            Vector512<ulong> t = s1 << 17;
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
        Vector512<ulong> one = Vector512.Create(LogarithmSeries.One);
        for (int i = 0; i < 8; i += Lanes)
        {
            Vector512<ulong> u = (Vector512.Create(2.0) - ((Vector512.Load(words + i) >>> 12) | one).AsDouble()).AsUInt64();
            Vector512<double> exponent =
                ((u >>> 52) | Vector512.Create(LogarithmSeries.Whole)).AsDouble() - Vector512.Create(LogarithmSeries.WholeBias);
            Vector512<double> mantissa = ((u & Vector512.Create(LogarithmSeries.Mantissa)) | one).AsDouble();
            Vector512<double> large = Vector512.GreaterThan(mantissa, Vector512.Create(LogarithmSeries.Sqrt2));
            mantissa = Vector512.ConditionalSelect(large, mantissa * 0.5, mantissa);
            exponent = Vector512.ConditionalSelect(large, exponent + Vector512.Create(1.0), exponent);
            Vector512<double> s = (mantissa - Vector512.Create(1.0)) / (mantissa + Vector512.Create(1.0)), square = s * s;
            Vector512<double> sum = Vector512<double>.Zero;
            foreach (double coefficient in LogarithmSeries.Coefficients)
                sum = (sum * square) + Vector512.Create(coefficient);
            (Vector512<double>.Zero - ((exponent * LogarithmSeries.Ln2) + ((s + s) * sum))).Store(draws + i);
        }
    }
}
