using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>What a scene shows at a place.</summary>
/// <param name="Density">How much of a ray is stopped a scene unit, not below 0.</param>
/// <param name="Colour">Red, green and blue, about 0 to 1.</param>
internal readonly record struct Radiance(float Density, Vector3 Colour);
