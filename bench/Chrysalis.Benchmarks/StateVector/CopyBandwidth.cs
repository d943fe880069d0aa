using System.Runtime.InteropServices;

namespace Chrysalis.Benchmarks.StateVector;

/// <summary>The machine's own speed of copying memory, the measure for a simulator that memory limits.</summary>
internal static unsafe class CopyBandwidth
{
    private const long Bytes = 256 << 20;

    /// <summary>
    /// Bytes read and written a second by that many threads, the best of some copies of 256 MiB. Seconds are processor time a thread:
    /// alone on the machine the same as the clock's, and comparable with a simulator's processor time on a busy one.
    /// </summary>
    public static double Measure(int threads)
    {
        byte* source = (byte*)NativeMemory.AlignedAlloc((nuint)Bytes, 1 << 21),
            target = (byte*)NativeMemory.AlignedAlloc((nuint)Bytes, 1 << 21);
        NativeMemory.Fill(source, (nuint)Bytes, 1);
        NativeMemory.Fill(target, (nuint)Bytes, 2);
        double best = 0;
        for (int run = 0; run < 5; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long part = Bytes / threads;
            Parallel.For(
                0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads },
                thread => Buffer.MemoryCopy(source + thread * part, target + thread * part, part, part));
            best = Math.Max(best, 2.0 * Bytes * threads / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        NativeMemory.AlignedFree(source);
        NativeMemory.AlignedFree(target);
        return best;
    }
}
