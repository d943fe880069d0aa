using System.Numerics;
using Chrysalis.Talking.Faces.Camera.Fitting;

namespace Chrysalis.Talking.Faces.Camera.Photometric;

/// <summary>
/// Shape and poses together from the pictures: Gauss-Newton on the brightness of all frames, with each frame's pose, gain and offset
/// eliminated from the equations of the shape's few modes.
/// </summary>
/// <param name="head">Shape and focal length to begin with.</param>
/// <param name="view">The pose of the frame that the template was read from.</param>
internal sealed class PhotometricBundle(FittedHead head, RigidPose view)
{
    private const int Steps = 8;
    private const int Size = PhotometricSolver.Size;
    private const int Modes = ShapeModes.Count;
    private const int All = Size + Modes;

    private readonly ShapeModes modes = new(view);

    /// <summary>Improves a shape.</summary>
    /// <param name="pictures">Frames of other poses than the view's.</param>
    /// <param name="poses">Their poses; improved in place.</param>
    /// <param name="template">The face as the view shows it.</param>
    /// <returns>The points moved along the view's rays, still in the space of the poses; not brought into head space again.</returns>
    public Vector3[] Run(IReadOnlyList<GreyPicture> pictures, RigidPose[] poses, FaceTemplate template)
    {
        Span<double> amounts = stackalloc double[Modes];
        Span<double> step = stackalloc double[Modes];
        Vector3[] points = head.Shape.Points;
        for (int i = 0; i < Steps; i++)
        {
            points = modes.Move(head.Shape.Points, amounts);
            var solver = new PhotometricSolver(new(new(points), head.Focal), modes);
            (double[] Normal, double[] Slope)[] frames =
                [.. pictures.Select((picture, k) => solver.Equations(picture, template, poses[k]))];
            if (!SolveModes(frames, amounts, step))
                break;
            for (int k = 0; k < poses.Length; k++)
                poses[k] = Follow(frames[k], step, poses[k]);
            for (int mode = 0; mode < Modes; mode++)
                amounts[mode] += step[mode];
        }

        return modes.Move(head.Shape.Points, amounts);
    }

    private static bool SolveModes((double[] Normal, double[] Slope)[] frames, ReadOnlySpan<double> amounts, Span<double> step)
    {
        Span<double> normal = stackalloc double[Modes * Modes];
        normal.Clear();
        for (int mode = 0; mode < Modes; mode++)
        {
            double prior = 1 / (ShapeModes.Spread[mode] * ShapeModes.Spread[mode]);
            normal[mode * Modes + mode] = prior;
            step[mode] = -prior * amounts[mode];
        }

        Span<double> own = stackalloc double[Size * Size];
        Span<double> column = stackalloc double[Size];
        foreach ((double[] equations, double[] slope) in frames)
        {
            for (int mode = 0; mode < Modes; mode++)
            {
                for (int other = 0; other <= mode; other++)
                    normal[mode * Modes + other] += equations[(Size + mode) * All + Size + other];
                step[mode] += slope[Size + mode];
            }

            // The part of each column that a frame's own numbers can explain is taken away.
            for (int other = 0; other <= Modes; other++)
            {
                Own(equations, own);
                for (int k = 0; k < Size; k++)
                    column[k] = other < Modes ? equations[(Size + other) * All + k] : slope[k];
                if (!CholeskySolver.Solve(own, column))
                    return false;
                for (int mode = other < Modes ? other : 0; mode < Modes; mode++)
                {
                    double explained = 0;
                    for (int k = 0; k < Size; k++)
                        explained += equations[(Size + mode) * All + k] * column[k];
                    if (other < Modes)
                        normal[mode * Modes + other] -= explained;
                    else
                        step[mode] -= explained;
                }
            }
        }

        return CholeskySolver.Solve(normal, step);
    }

    private static RigidPose Follow((double[] Normal, double[] Slope) frame, ReadOnlySpan<double> modes, RigidPose pose)
    {
        Span<double> own = stackalloc double[Size * Size];
        Span<double> step = stackalloc double[Size];
        Own(frame.Normal, own);
        for (int k = 0; k < Size; k++)
        {
            step[k] = frame.Slope[k];
            for (int mode = 0; mode < Modes; mode++)
                step[k] -= frame.Normal[(Size + mode) * All + k] * modes[mode];
        }

        return CholeskySolver.Solve(own, step) ? Projection.Step(pose, step[..Projection.PoseSize]) : pose;
    }

    private static void Own(double[] equations, Span<double> own)
    {
        for (int row = 0; row < Size; row++)
            equations.AsSpan(row * All, Size).CopyTo(own[(row * Size)..]);
    }
}
