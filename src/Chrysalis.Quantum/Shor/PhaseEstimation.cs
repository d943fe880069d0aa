using System.Numerics;

namespace Chrysalis.Quantum.Shor;

/// <summary>
/// Phase estimation of a permutation of basis states with one control qubit that is measured and used again
/// (the semiclassical Fourier transform, Griffiths and Niu, arXiv quant-ph/9511007): the register of n control qubits
/// shrinks to one, with exactly the same distribution of outcomes.
/// </summary>
internal static class PhaseEstimation
{
    /// <summary>Estimates 2^bits times the phase of the eigenstates in <paramref name="state"/>, which collapses accordingly.</summary>
    /// <param name="state">Amplitudes, normalised; changed.</param>
    /// <param name="bits">Bits of the estimate.</param>
    /// <param name="inversePower">For each i the permutation that undoes 2^i applications: the state each state came from.</param>
    /// <param name="measure">Draws the control qubit's value from its probability of being 0.</param>
    /// <param name="cancellation">Stops the work between two bits.</param>
    public static long Run(
        Complex[] state, int bits, Func<int, int[]> inversePower, Func<double, bool> measure, CancellationToken cancellation = default)
    {
        long outcome = 0;
        var next = new Complex[state.Length];
        for (int i = 0; i < bits; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            // The control's phase is pi times bit i plus what the lower bits, already measured, turned it by.
            Complex turn = Complex.FromPolarCoordinates(1, -2 * Math.PI * outcome / Math.Pow(2, i + 1));
            int[] source = inversePower(bits - 1 - i);
            double zero = 0.5 * (1 + (turn * Overlap(state, source)).Real);
            bool one = measure(Math.Clamp(zero, 0, 1));
            Collapse(state, next, source, one ? -turn : turn, 0.5 / Math.Sqrt(one ? 1 - zero : zero));
            next.CopyTo(state, 0);
            outcome |= one ? 1L << i : 0;
        }

        return outcome;
    }

    private static Complex Overlap(Complex[] state, int[] source)
    {
        double real = 0, imaginary = 0;
        for (int y = 0; y < state.Length; y++)
        {
            (Complex a, Complex b) = (state[y], state[source[y]]);
            real += a.Real * b.Real + a.Imaginary * b.Imaginary;
            imaginary += a.Real * b.Imaginary - a.Imaginary * b.Real;
        }

        return new(real, imaginary);
    }

    private static void Collapse(Complex[] state, Complex[] next, int[] source, Complex turn, double scale)
    {
        Complex other = turn * scale;
        for (int y = 0; y < state.Length; y++)
            next[y] = state[y] * scale + state[source[y]] * other;
    }
}
