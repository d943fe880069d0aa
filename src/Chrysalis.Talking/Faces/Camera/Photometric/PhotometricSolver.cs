using System.Numerics;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Camera.Photometric;

/// <summary>
/// A pose from the picture itself: the one under which the face's surface is as bright as the template says, up to gain and offset
/// (La Cascia, Sclaroff and Athitsos 2000, on a person's own shape). Robust Gauss-Newton from a pose that is near.
/// </summary>
/// <param name="head">Shape and focal length.</param>
/// <param name="modes">Ways in which the shape may move, for <see cref="Equations"/>; null where it is known.</param>
internal sealed class PhotometricSolver(FittedHead head, ShapeModes? modes = null)
{
    private const int PoseSize = Projection.PoseSize;

    /// <summary>Numbers of a frame: six of the pose, gain and offset.</summary>
    public const int Size = PoseSize + 2;

    private const int MostSteps = 12;
    private const double SmallStep = 5e-5;

    /// <summary>After these steps the errors' scatter hardly changes.</summary>
    private const int ScatterSteps = 3;

    /// <summary>
    /// What a place counts beside the priors: neighbours share their blur, and light that moves over a turning head errs for whole cheeks
    /// alike, so that some hundreds of places tell as much as a few that err by themselves.
    /// </summary>
    private const double Independent = 0.02;

    /// <summary>Surface that is seen at less than this cosine counts as hidden.</summary>
    private const float LeastCosine = 0.25f;

    /// <summary>
    /// How far a pose may be from where it started: radians, parts of the depth across, part of the depth. Landmarks err in how far a head
    /// turns and nods, hardly in where it is.
    /// </summary>
    private static readonly double[] Spread = [0.1, 0.1, 0.05, 0.006, 0.006, 0.03];

    private readonly FaceSurface surface = new(head.Shape);

    /// <summary>The part of a frame in which a head is seen.</summary>
    public GreyPicture Read(Frame frame, RigidPose pose)
    {
        var rotation = Matrix4x4.CreateFromQuaternion(pose.Rotation);
        var low = new Vector2(float.MaxValue);
        var high = new Vector2(float.MinValue);
        foreach (Vector3 place in surface.Places)
        {
            var at = new Projection(rotation, pose.Translation, head.Focal, place);
            var point = new Vector2((float)at.X, (float)at.Y);
            (low, high) = (Vector2.Min(low, point), Vector2.Max(high, point));
        }

        return new(frame, low, high);
    }

    /// <summary>What a picture shows of the face, the pose being known.</summary>
    public FaceTemplate Look(GreyPicture picture, RigidPose pose)
    {
        var rotation = Matrix4x4.CreateFromQuaternion(pose.Rotation);
        var look = new FaceTemplate(new float[surface.Places.Length], new float[surface.Places.Length]);
        for (int i = 0; i < surface.Places.Length; i++)
        {
            var at = new Projection(rotation, pose.Translation, head.Focal, surface.Places[i]);
            float seen = Seen(rotation, pose.Translation, i);
            if (seen > 0 && picture.At(at.X, at.Y, out look.Values[i], out _, out _))
                look.Trust[i] = seen;
        }

        return look;
    }

    /// <summary>The pose that shows the template, near another.</summary>
    public RigidPose Refine(GreyPicture picture, FaceTemplate template, RigidPose start)
    {
        RigidPose pose = start;
        Span<double> normal = stackalloc double[Size * Size];
        Span<double> step = stackalloc double[Size];
        Span<double> moved = stackalloc double[PoseSize];
        moved.Clear();
        (double gain, double offset) = Level(picture, template, pose, out double scatter);
        for (int i = 0; i < MostSteps; i++)
        {
            if (Gather(picture, template, pose, (gain, offset, scatter), normal, step) < 3 * Size)
                return start;
            AddPrior(normal, step, moved);
            if (!CholeskySolver.Solve(normal, step))
                return start;
            pose = Projection.Step(pose, step[..PoseSize]);
            (gain, offset) = (gain + step[PoseSize], offset + step[PoseSize + 1]);
            double largest = 0;
            for (int k = 0; k < PoseSize; k++)
            {
                moved[k] += step[k];
                largest = Math.Max(largest, Math.Abs(step[k]));
            }

            if (i < ScatterSteps)
                scatter = Scatter(picture, template, pose, gain, offset);
            if (largest < SmallStep)
                break;
        }

        return IsPlausible(moved) ? pose : start;
    }

    /// <summary>
    /// The normal equations of one step of a frame's own numbers (<see cref="Size"/>) and then the shape's modes, at gain and offset that
    /// fit best: the lower triangle of J'WJ, and -J'We.
    /// </summary>
    public (double[] Normal, double[] Slope) Equations(GreyPicture picture, FaceTemplate template, RigidPose pose)
    {
        int size = Size + (modes is null ? 0 : ShapeModes.Count);
        (double gain, double offset) = Level(picture, template, pose, out double scatter);
        var normal = new double[size * size];
        var slope = new double[size];
        Gather(picture, template, pose, (gain, offset, scatter), normal, slope);
        AddPrior(normal, slope, stackalloc double[PoseSize]);
        return (normal, slope);
    }

    private static void AddPrior(Span<double> normal, Span<double> slope, ReadOnlySpan<double> moved)
    {
        int size = slope.Length;
        for (int k = 0; k < PoseSize; k++)
        {
            double prior = 1 / (Spread[k] * Spread[k]);
            normal[k * size + k] += prior;
            slope[k] -= prior * moved[k];
        }

        for (int k = PoseSize; k < Size; k++)
            normal[k * size + k] += 1e-9;
    }

    private static bool IsPlausible(ReadOnlySpan<double> moved)
    {
        for (int k = 0; k < PoseSize; k++)
        {
            if (!(Math.Abs(moved[k]) < 6 * Spread[k]))
                return false;
        }

        return true;
    }

    /// <summary>Adds up the normal equations; the number of places that counted.</summary>
    private int Gather(
        GreyPicture picture, FaceTemplate template, RigidPose pose, (double Gain, double Offset, double Scatter) level,
        Span<double> normal, Span<double> slope)
    {
        normal.Clear();
        slope.Clear();
        Span<double> x = stackalloc double[PoseSize];
        Span<double> y = stackalloc double[PoseSize];
        int size = slope.Length;
        Span<double> by = stackalloc double[size];
        Span<Vector3> moves = stackalloc Vector3[ShapeModes.Count];
        var rotation = Matrix4x4.CreateFromQuaternion(pose.Rotation);
        double square = level.Scatter * level.Scatter;
        int count = 0;
        for (int i = 0; i < surface.Places.Length; i++)
        {
            float trust = template.Trust[i];
            if (trust == 0)
                continue;
            trust *= Seen(rotation, pose.Translation, i);
            var at = new Projection(rotation, pose.Translation, head.Focal, surface.Places[i]);
            if (trust == 0 || !picture.At(at.X, at.Y, out float value, out float slopeX, out float slopeY))
                continue;
            count++;
            double error = value - level.Gain * template.Values[i] - level.Offset;
            double weight = Independent * trust / square / (1 + error * error / (4 * square));
            at.ByPose(x, y);
            for (int k = 0; k < PoseSize; k++)
                by[k] = slopeX * x[k] + slopeY * y[k];
            (by[PoseSize], by[PoseSize + 1]) = (-template.Values[i], -1);
            if (size > Size)
            {
                modes!.At(surface.Places[i], moves);
                at.ByPoint(x, y);
                for (int mode = 0; mode < moves.Length; mode++)
                {
                    by[Size + mode] = slopeX * (x[0] * moves[mode].X + x[1] * moves[mode].Y + x[2] * moves[mode].Z)
                        + slopeY * (y[0] * moves[mode].X + y[1] * moves[mode].Y + y[2] * moves[mode].Z);
                }
            }

            for (int row = 0; row < size; row++)
            {
                slope[row] -= weight * by[row] * error;
                for (int column = 0; column <= row; column++)
                    normal[row * size + column] += weight * by[row] * by[column];
            }
        }

        return count;
    }

    /// <summary>0 for a place that is turned away, rising to 1 for one that faces the camera.</summary>
    private float Seen(in Matrix4x4 rotation, Vector3 translation, int place)
    {
        Vector3 at = Vector3.TransformNormal(surface.Places[place], rotation) + translation;
        float cosine = Vector3.Dot(Vector3.TransformNormal(surface.Normals[place], rotation), -at) / at.Length();
        return Math.Max(0, (cosine - LeastCosine) / (1 - LeastCosine));
    }

    /// <summary>Gain and offset of a picture against a template, and the error that is left.</summary>
    private (double Gain, double Offset) Level(GreyPicture picture, FaceTemplate template, RigidPose pose, out double scatter)
    {
        FaceTemplate look = Look(picture, pose);
        double weights = 1e-9, meanX = 0, meanY = 0;
        for (int i = 0; i < look.Values.Length; i++)
        {
            double weight = look.Trust[i] * template.Trust[i];
            weights += weight;
            meanX += weight * template.Values[i];
            meanY += weight * look.Values[i];
        }

        (meanX, meanY) = (meanX / weights, meanY / weights);
        double both = 0, square = 1e-6;
        for (int i = 0; i < look.Values.Length; i++)
        {
            double weight = look.Trust[i] * template.Trust[i];
            both += weight * (template.Values[i] - meanX) * (look.Values[i] - meanY);
            square += weight * (template.Values[i] - meanX) * (template.Values[i] - meanX);
        }

        double gain = both / square;
        (double Gain, double Offset) level = (gain, meanY - gain * meanX);
        scatter = Scatter(picture, template, pose, level.Gain, level.Offset);
        return level;
    }

    /// <summary>The errors' scatter: 1.48 times the median of their sizes, as a normal distribution has it.</summary>
    private double Scatter(GreyPicture picture, FaceTemplate template, RigidPose pose, double gain, double offset)
    {
        FaceTemplate look = Look(picture, pose);
        var errors = new List<double>(look.Values.Length);
        for (int i = 0; i < look.Values.Length; i++)
        {
            if (look.Trust[i] * template.Trust[i] > 0)
                errors.Add(Math.Abs(look.Values[i] - gain * template.Values[i] - offset));
        }

        errors.Sort();
        return errors.Count == 0 ? 1 : Math.Max(0.5, 1.48 * errors[errors.Count / 2]);
    }
}
