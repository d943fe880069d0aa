using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>Tells what a scene shows at samples, each seen along the direction of its ray.</summary>
/// <param name="samples">The samples.</param>
/// <param name="directions">The direction of each sample's ray, of length 1.</param>
/// <returns>One for each sample.</returns>
internal delegate Radiance[] RadianceField(IReadOnlyList<RaySample> samples, IReadOnlyList<Vector3> directions);
