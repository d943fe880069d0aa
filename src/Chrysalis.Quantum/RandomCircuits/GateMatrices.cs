using System.Numerics;

namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>Unitaries of the gates of random circuits (Arute et al. 2019, arXiv:1910.11333, section VI).</summary>
internal static class GateMatrices
{
    private static readonly double Half = Math.Sqrt(0.5);

    /// <summary>sqrt X.</summary>
    public static Complex[] SqrtX => [Half, new(0, -Half), new(0, -Half), Half];

    /// <summary>sqrt Y.</summary>
    public static Complex[] SqrtY => [Half, -Half, Half, Half];

    /// <summary>sqrt W, W = (X + Y) / sqrt 2.</summary>
    public static Complex[] SqrtW => [Half, new(-0.5, -0.5), new(0.5, -0.5), Half];

    /// <summary>Rotation about Z by an angle in radians.</summary>
    public static Complex[] Rz(double angle) => [Complex.FromPolarCoordinates(1, -angle / 2), 0, 0, Complex.FromPolarCoordinates(1, angle / 2)];

    /// <summary>fSim(theta, phi): a partial iSWAP by theta, then a phase phi on |11>; both in radians.</summary>
    public static Complex[] FSim(double theta, double phi)
    {
        (Complex stay, Complex hop) = (Clean(Math.Cos(theta)), new Complex(0, -Math.Sin(theta)));
        return [1, 0, 0, 0, 0, stay, hop, 0, 0, hop, stay, 0, 0, 0, 0, Complex.FromPolarCoordinates(1, -phi)];
    }

    /// <summary>The cosine of pi / 2 is 6e-17 in floating point; it is 0.</summary>
    private static double Clean(double value) => Math.Abs(value) < 1e-15 ? 0 : value;
}
