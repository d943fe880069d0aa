using System.Numerics;

namespace Chrysalis.Quantum.StateVector;

/// <summary>Permutes amplitudes in place, cycle by cycle.</summary>
internal static unsafe class AmplitudePermutation
{
    /// <param name="amplitudes">The amplitudes.</param>
    /// <param name="map">Where each index goes.</param>
    /// <param name="moved">A bit for each index.</param>
    public static void Run(Amplitudes amplitudes, Func<long, long> map, ulong* moved)
    {
        long count = amplitudes.Count;
        new Span<ulong>(moved, checked((int)Math.Max(1, count / 64))).Clear();
        for (long start = 0; start < count; start++)
        {
            if ((moved[start >> 6] >> (int)(start & 63) & 1) != 0)
                continue;
            Complex carried = amplitudes[start];
            long place = start;
            do
            {
                long next = map(place);
                if ((ulong)next >= (ulong)count || (moved[next >> 6] >> (int)(next & 63) & 1) != 0)
                    throw new QuantumException($"The map is no permutation: it sends {place} to {next}, which is out of range or taken.");
                moved[next >> 6] |= 1UL << (int)(next & 63);
                (carried, amplitudes[next]) = (amplitudes[next], carried);
                place = next;
            }
            while (place != start);
        }
    }
}
