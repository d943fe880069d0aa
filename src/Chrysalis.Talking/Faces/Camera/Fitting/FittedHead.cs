using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>A person's shape and camera: what poses of other footage of the same person are found with.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Focal">Focal length in longer edges of the picture.</param>
internal sealed record FittedHead(HeadShape Shape, double Focal)
{
    /// <summary>Fits shape and focal length to frames.</summary>
    /// <param name="frames">Frames of poses as different as there are.</param>
    /// <param name="poses">Their poses as the average face has them, seen with the expected focal length.</param>
    /// <param name="options">What is assumed.</param>
    public static FittedHead Of(IReadOnlyList<SeenFace> frames, IReadOnlyList<RigidPose> poses, HeadFitOptions options)
    {
        Vector3[] expected = [.. RigidPoints.All.Select(point => HeadShape.Average.Points[point.Index])];
        BundleState bundle = new BundleAdjustment(frames, expected, options)
            .Run(new(Math.Log(options.ExpectedFocal), expected, [.. poses]));
        return new(HeadShape.Of(ShapeCompletion.Complete(bundle, frames, options)).Shape, bundle.Focal);
    }
}
