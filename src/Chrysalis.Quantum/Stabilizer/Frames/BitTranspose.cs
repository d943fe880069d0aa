using System.Runtime.Intrinsics;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>Turns rows of one bit a shot into shots of one bit a row: 64 by 64 bits at a time, eight such squares side by side.</summary>
internal static unsafe class BitTranspose
{
    /// <summary>Transposes <paramref name="rows"/> rows of <see cref="FrameRow.Words"/> words into shots.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="shots">The shots, <paramref name="stride"/> words each.</param>
    /// <param name="stride">Words a shot, at least <paramref name="rows"/> / 64 rounded up.</param>
    public static void Transpose(ulong* source, int rows, ulong* shots, int stride)
    {
        Vector512<ulong>* square = stackalloc Vector512<ulong>[64];
        for (int row = 0; row < rows; row += 64)
            for (int word = 0; word < FrameRow.Words; word += 8)
            {
                int count = Math.Min(64, rows - row);
                for (int i = 0; i < count; i++)
                    square[i] = Vector512.Load(source + ((long)(row + i) * FrameRow.Words) + word);
                for (int i = count; i < 64; i++)
                    square[i] = Vector512<ulong>.Zero;
                Turn(square);
                ulong* lanes = (ulong*)square;
                for (int lane = 0; lane < 8; lane++)
                {
                    ulong* target = shots + ((long)(word + lane) * 64 * stride) + (row / 64);
                    for (int i = 0; i < 64; i++)
                        target[(long)i * stride] = lanes[(i * 8) + lane];
                }
            }
    }

    /// <summary>Swaps ever smaller quarters (Hacker's Delight, 7-3).</summary>
    private static void Turn(Vector512<ulong>* square)
    {
        ulong mask = 0x00000000FFFFFFFF;
        for (int step = 32; step != 0; step >>= 1, mask ^= mask << step)
        {
            Vector512<ulong> low = Vector512.Create(mask);
            for (int i = 0; i < 64; i = ((i | step) + 1) & ~step)
            {
                Vector512<ulong> swapped = ((square[i] >>> step) ^ square[i | step]) & low;
                square[i | step] ^= swapped;
                square[i] ^= swapped << step;
            }
        }
    }
}
