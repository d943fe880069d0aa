using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Segmentation;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// Lays a painted head on a picture of the same person: how it must turn and go, by steps of least squares over its slopes (Lucas and
/// Kanade 1981, with the depth that the volume knows of each pixel), gain and offset of the light left free, places that do not fit
/// counting less. Read-only.
/// </summary>
/// <param name="camera">The camera of the pictures.</param>
internal sealed class HeadAlignment(PinholeCamera camera)
{
    // Three of the turn, three of the way, gain, offset.
    private const int Numbers = 8, PoseNumbers = 6;
    private const int Rounds = 4;
    private const float Covered = 0.9f, MostPx = 6, MostTurn = 0.1f, MostDepth = 0.3f, LeastScatter = 0.01f;

    // Of a picture of 256: how far around it is blurred, from coarse to fine.
    private static readonly int[] FarReaches = [8, 4, 2, 1], NearReaches = [2, 1];

    /// <summary>Paints the head in a pose.</summary>
    public delegate PaintedHead Painter(RigidPose pose);

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
    /// <param name="painted">The head in that pose.</param>
    /// <param name="picture">What the camera saw, from 0 to 1: 3 x S x S.</param>
    /// <param name="reach">How far around a pixel both are blurred, in pixels: what is further off is not found.</param>
    /// <returns>The pose that the picture shows; the given one where that would be far away.</returns>
    public RigidPose Correct(RigidPose pose, PaintedHead painted, ReadOnlySpan<float> picture, int reach = 1)
    {
        int size = camera.Width, plane = size * size;
        float[] own = Grey(painted.Pixels, plane), real = Grey(picture, plane);
        ReadOnlySpan<float> cover = painted.Pixels.AsSpan(3 * plane);
        for (int i = 0; i < plane; i++)
        {
            // Beside the head the picture itself is behind it.
            own[i] += (1 - Math.Clamp(cover[i], 0, 1)) * real[i];
        }

        (own, real) = (Blurred(own, size, reach), Blurred(real, size, reach));
        List<(int Index, Vector3 Place)> places = Places(painted, cover);
        var solution = new double[Numbers];
        float scatter = float.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            if (!Solve(places, own, real, pose.Translation, solution, ref scatter))
                return pose;
        }

        var correction = new PoseCorrection(
            new((float)solution[3], (float)solution[4], (float)solution[5]),
            new((float)solution[0], (float)solution[1], (float)solution[2]));
        float most = (MostPx + reach) * -pose.Translation.Z / camera.FocalPx;
        return correction.Turn.Length() > MostTurn || Math.Abs(correction.Way.Z) > MostDepth
            || new Vector2(correction.Way.X, correction.Way.Y).Length() > most
            ? pose
            : correction.Of(pose);
    }

    /// <summary>One round: places that fitted badly in the one before count less (Geman and McClure's weights).</summary>
    private bool Solve(
        List<(int Index, Vector3 Place)> places, float[] own, float[] real, Vector3 origin, double[] solution, ref float scatter)
    {
        int size = camera.Width;
        var normal = new double[Numbers * Numbers];
        var slope = new double[Numbers];
        var errors = new float[places.Count];
        Span<double> by = stackalloc double[Numbers];
        for (int index = 0; index < places.Count; index++)
        {
            (int i, Vector3 place) = places[index];
            float right = (own[i + 1] - own[i - 1]) / 2, below = (own[i + size] - own[i - size]) / 2;
            // u = f X / -Z and v = -f Y / -Z; what a move of the place does to the picture there.
            float scale = camera.FocalPx / -place.Z;
            var move = new Vector3(
                right * scale, -below * scale, (right * place.X - below * place.Y) * scale / -place.Z);
            // A turn moves the place by turn x (place - origin).
            Vector3 turn = Vector3.Cross(place - origin, move);
            (by[0], by[1], by[2], by[3], by[4], by[5], by[6], by[7]) =
                (-turn.X, -turn.Y, -turn.Z, -move.X, -move.Y, -move.Z, own[i], 1);
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
            normal[k * Numbers + k] += 1e-6 + (k < PoseNumbers ? normal[k * Numbers + k] * 5e-3 : 0);
        if (places.Count < Numbers * Numbers || !CholeskySolver.Solve(normal, slope))
            return false;
        slope.CopyTo(solution, 0);
        Array.Sort(errors);
        scatter = MathF.Max(LeastScatter, 3 * errors[errors.Length / 2]);
        return true;
    }

    /// <summary>The pixels that show the head, and where in the camera's space what they show is.</summary>
    private List<(int Index, Vector3 Place)> Places(PaintedHead painted, ReadOnlySpan<float> cover)
    {
        int size = camera.Width;
        int rays = (int)MathF.Round(MathF.Sqrt(painted.Covers.Length)), each = size / rays;
        var places = new List<(int, Vector3)>();
        for (int row = 1; row < size - 1; row++)
            for (int column = 1; column < size - 1; column++)
            {
                int ray = row / each * rays + column / each;
                if (cover[row * size + column] < Covered || painted.Covers[ray] < Covered)
                    continue;
                var direction = new Vector3(
                    (column + camera.PixelCentre - camera.CentreX) / camera.FocalPx,
                    -(row + camera.PixelCentre - camera.CentreY) / camera.FocalPx, -1);
                places.Add((row * size + column,
                    Vector3.Normalize(direction) * (painted.Distances[ray] / painted.Covers[ray])));
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

    private static float[] Blurred(float[] values, int size, int reach) => BoxMean.Of(BoxMean.Of(values, size, reach), size, reach);
}
