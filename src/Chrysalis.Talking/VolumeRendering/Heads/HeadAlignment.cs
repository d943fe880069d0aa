using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// Lays a painted head on a picture of the same person: how far it must go, grow and roll, by one step of least squares over its slopes
/// (Lucas and Kanade 1981), gain and offset of the light left free, places that do not fit counting less. Read-only.
/// </summary>
/// <param name="camera">The camera of the pictures.</param>
internal sealed class HeadAlignment(PinholeCamera camera)
{
    // Across, down, growth, roll, gain, offset.
    private const int Numbers = 6, MovingNumbers = 4;
    private const int Rounds = 4;
    private const float Covered = 0.9f, MostPx = 6, MostGrowth = 0.04f, MostRoll = 0.05f, LeastScatter = 0.01f;

    // Of a picture of 256: how far around it is blurred, from coarse to fine.
    private static readonly int[] FarReaches = [8, 4, 2, 1], NearReaches = [1];

    /// <summary>Paints the head in a pose: colour times cover, then the cover, from 0 to 1, 4 x S x S.</summary>
    public delegate float[] Painter(RigidPose pose);

    /// <summary>Finds a pose by painting the head again and again.</summary>
    /// <param name="pose">A pose that is near.</param>
    /// <param name="paint">Paints the head.</param>
    /// <param name="picture">What the camera saw, from 0 to 1: 3 x S x S.</param>
    /// <param name="isFar">Whether it may be off by more than two or three pixels.</param>
    public RigidPose Find(RigidPose pose, Painter paint, ReadOnlySpan<float> picture, bool isFar)
    {
        foreach (int reach in isFar ? FarReaches : NearReaches)
            pose = Correct(pose, paint(pose), picture, Math.Max(1, reach * camera.Width / 256));
        return pose;
    }

    /// <summary>Corrects a pose.</summary>
    /// <param name="pose">The pose that the head was painted in.</param>
    /// <param name="painted">Colour times cover, then the cover, from 0 to 1: 4 x S x S.</param>
    /// <param name="picture">What the camera saw, from 0 to 1: 3 x S x S.</param>
    /// <param name="reach">How far around a pixel both are blurred, in pixels: what is further off is not found.</param>
    /// <returns>The pose that the picture shows; the given one where that would be far away.</returns>
    public RigidPose Correct(RigidPose pose, ReadOnlySpan<float> painted, ReadOnlySpan<float> picture, int reach = 1)
    {
        int size = camera.Width, plane = size * size;
        float[] own = Grey(painted, plane), real = Grey(picture, plane), cover = painted[(3 * plane)..].ToArray();
        for (int i = 0; i < plane; i++)
        {
            // Beside the head the picture itself is behind it.
            own[i] += (1 - Math.Clamp(cover[i], 0, 1)) * real[i];
        }

        (own, real) = (Blurred(own, size, reach), Blurred(real, size, reach));
        Vector3 at = pose.Translation;
        float scale = camera.FocalPx / -at.Z;
        float middleX = camera.CentreX + at.X * scale - camera.PixelCentre, middleY = camera.CentreY - at.Y * scale - camera.PixelCentre;

        List<int> places = Places(cover, size);
        var solution = new double[Numbers];
        float scatter = float.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            if (!Solve(places, own, real, size, (middleX, middleY), solution, ref scatter))
                return pose;
        }

        (float x, float y, float growth, float roll) =
            ((float)solution[0], (float)solution[1], (float)solution[2], (float)solution[3]);
        return Math.Abs(x) > MostPx + reach || Math.Abs(y) > MostPx + reach || Math.Abs(growth) > MostGrowth || Math.Abs(roll) > MostRoll
            ? pose
            : new(
                Quaternion.Normalize(Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -roll) * pose.Rotation),
                (at + new Vector3(x, -y, 0) / scale) / (1 + growth));
    }

    /// <summary>One round: places that fitted badly in the one before count less (Geman and McClure's weights).</summary>
    private static bool Solve(
        List<int> places, float[] own, float[] real, int size, (float X, float Y) middle, double[] solution, ref float scatter)
    {
        var normal = new double[Numbers * Numbers];
        var slope = new double[Numbers];
        var errors = new float[places.Count];
        Span<double> by = stackalloc double[Numbers];
        foreach ((int index, int i) in places.Index())
        {
            float right = (own[i + 1] - own[i - 1]) / 2, below = (own[i + size] - own[i - size]) / 2;
            float x = i % size - middle.X, y = i / size - middle.Y;
            (by[0], by[1], by[2], by[3], by[4], by[5]) =
                (-right, -below, -(right * x + below * y), -(below * x - right * y), own[i], 1);
            double error = own[i] - real[i];
            double left = error;
            for (int k = 0; k < Numbers; k++)
                left += by[k] * solution[k];
            errors[index] = (float)Math.Abs(left);
            double ratio = left / scatter;
            double weight = 1 / ((1 + ratio * ratio) * (1 + ratio * ratio));
            for (int row = 0; row < Numbers; row++)
            {
                slope[row] -= weight * by[row] * error;
                for (int column = 0; column <= row; column++)
                    normal[row * Numbers + column] += weight * by[row] * by[column];
            }
        }

        for (int k = 0; k < Numbers; k++)
            normal[k * Numbers + k] += 1e-6 + (k < MovingNumbers ? normal[k * Numbers + k] * 1e-3 : 0);
        if (places.Count < Numbers * Numbers || !CholeskySolver.Solve(normal, slope))
            return false;
        slope.CopyTo(solution, 0);
        Array.Sort(errors);
        scatter = MathF.Max(LeastScatter, 3 * errors[errors.Length / 2]);
        return true;
    }

    private static List<int> Places(float[] cover, int size)
    {
        var places = new List<int>();
        for (int row = 1; row < size - 1; row++)
            for (int column = 1; column < size - 1; column++)
            {
                if (cover[row * size + column] > Covered)
                    places.Add(row * size + column);
            }

        return places;
    }

    private static float[] Grey(ReadOnlySpan<float> colours, int plane)
    {
        var grey = new float[plane];
        for (int i = 0; i < plane; i++)
            grey[i] = 0.299f * colours[i] + 0.587f * colours[plane + i] + 0.114f * colours[2 * plane + i];
        return grey;
    }

    /// <summary>Twice the mean over a square.</summary>
    private static float[] Blurred(float[] values, int size, int reach)
    {
        for (int pass = 0; pass < 2; pass++)
            values = Turned(Mean(Turned(Mean(values, size, reach), size), size, reach), size);
        return values;
    }

    /// <summary>The mean along rows.</summary>
    private static float[] Mean(float[] values, int size, int reach)
    {
        var means = new float[values.Length];
        for (int row = 0; row < size; row++)
        {
            ReadOnlySpan<float> own = values.AsSpan(row * size, size);
            double sum = 0;
            for (int k = -reach; k <= reach; k++)
                sum += own[Math.Clamp(k, 0, size - 1)];
            for (int column = 0; column < size; column++)
            {
                means[row * size + column] = (float)(sum / (2 * reach + 1));
                sum += own[Math.Min(size - 1, column + reach + 1)] - own[Math.Max(0, column - reach)];
            }
        }

        return means;
    }

    private static float[] Turned(float[] values, int size)
    {
        var turned = new float[values.Length];
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++)
                turned[column * size + row] = values[row * size + column];
        return turned;
    }
}
