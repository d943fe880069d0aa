using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>
/// One focal length, one shape and a pose a frame that together put the rigid points where they are seen (Triggs et al. 2000), with
/// priors on shape and focal length: Levenberg-Marquardt, errors weighted as <see cref="SeenFace"/> says, the points eliminated by their
/// Schur complement.
/// </summary>
/// <param name="frames">What the frames show.</param>
/// <param name="expected">The shape expected, at the points of <see cref="RigidPoints"/>.</param>
/// <param name="options">How far shape and focal length may be off.</param>
internal sealed class BundleAdjustment(IReadOnlyList<SeenFace> frames, Vector3[] expected, HeadFitOptions options)
{
    private const int MostSteps = 60;
    private const double SmallGain = 1e-7;
    private const double LeastDamping = 1e-9;
    private const double MostDamping = 1e6;

    /// <summary>Improves a state until it gains no more.</summary>
    public BundleState Run(BundleState state)
    {
        double cost = Cost(state);
        double damping = 1e-3;
        for (int i = 0; i < MostSteps; i++)
        {
            var equations = BundleEquations.At(state, frames, expected, options);
            double gain = 0;
            for (; gain == 0 && damping < MostDamping; damping *= 8)
            {
                if (equations.Solve(damping) is not var (cameras, points))
                    continue;
                BundleState next = state.Step(cameras, points);
                double nextCost = Cost(next);
                if (!(nextCost < cost))
                    continue;
                gain = cost - nextCost;
                (state, cost) = (next, nextCost);
                damping = Math.Max(damping / 80, LeastDamping);
            }

            if (gain <= SmallGain * cost)
                break;
        }

        return state;
    }

    /// <summary>The sum that is made smallest.</summary>
    public double Cost(BundleState state)
    {
        double off = (state.LogFocal - Math.Log(options.ExpectedFocal)) / options.FocalSpread;
        double cost = off * off;
        for (int p = 0; p < expected.Length; p++)
            cost += Vector3.DistanceSquared(state.Points[p], expected[p]) / (options.ShapeSpread * options.ShapeSpread);
        for (int frame = 0; frame < frames.Count; frame++)
        {
            RigidPose pose = state.Poses[frame];
            var rotation = Matrix4x4.CreateFromQuaternion(pose.Rotation);
            for (int p = 0; p < expected.Length; p++)
            {
                var at = new Projection(rotation, pose.Translation, state.Focal, state.Points[p]);
                Vector2 seen = frames[frame].Points[p];
                cost += frames[frame].Cost(RigidPoints.All[p].Weight, at.X - seen.X, at.Y - seen.Y);
            }
        }

        return cost;
    }
}
