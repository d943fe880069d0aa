using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>A place on a ray where the scene is looked at.</summary>
/// <param name="Point">The place, in scene units.</param>
/// <param name="Length">The length of ray that it stands for, in scene units.</param>
/// <param name="End">The distance at which that length ends: depth is counted by it, and the march goes on from it.</param>
internal readonly record struct RaySample(Vector3 Point, float Length, float End);
