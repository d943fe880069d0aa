using Chrysalis.Foundation.Random;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>Word by word: the plain path that the others must agree with.</summary>
internal readonly unsafe struct RowScalar : IRowLanes
{
    public static void Xor(ulong* target, ulong* source)
    {
        for (int i = 0; i < FrameRow.Words; i++)
            target[i] ^= source[i];
    }

    public static void Copy(ulong* target, ulong* source)
    {
        for (int i = 0; i < FrameRow.Words; i++)
            target[i] = source[i];
    }

    public static void Swap(ulong* first, ulong* second)
    {
        for (int i = 0; i < FrameRow.Words; i++)
            (first[i], second[i]) = (second[i], first[i]);
    }

    public static void Step(ulong* state, ulong* output)
    {
        for (int i = 0; i < 8; i++)
            output[i] = Xoshiro256.Step(ref state[i], ref state[8 + i], ref state[16 + i], ref state[24 + i]);
    }

    public static void Exponentials(ulong* words, double* draws)
    {
        for (int i = 0; i < 8; i++)
        {
            ulong u = BitConverter.DoubleToUInt64Bits(2.0 - BitConverter.UInt64BitsToDouble((words[i] >> 12) | LogarithmSeries.One));
            double exponent = BitConverter.UInt64BitsToDouble((u >> 52) | LogarithmSeries.Whole) - LogarithmSeries.WholeBias;
            double mantissa = BitConverter.UInt64BitsToDouble((u & LogarithmSeries.Mantissa) | LogarithmSeries.One);
            if (mantissa > LogarithmSeries.Sqrt2)
                (mantissa, exponent) = (mantissa * 0.5, exponent + 1.0);
            double s = (mantissa - 1.0) / (mantissa + 1.0), square = s * s;
            double sum = 0;
            foreach (double coefficient in LogarithmSeries.Coefficients)
                sum = (sum * square) + coefficient;
            draws[i] = 0.0 - ((exponent * LogarithmSeries.Ln2) + ((s + s) * sum));
        }
    }
}
