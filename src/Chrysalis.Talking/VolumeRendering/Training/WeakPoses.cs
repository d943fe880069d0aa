using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Training;

internal static class WeakPoses
{
    public static HeadTrack Of(HeadClip clip)
    {
        MediaInfo media = MediaProbe.Probe(clip.Clip.Source);
        float focal = 1.6f * Math.Max(media.Width, media.Height);
        byte[] found = clip.Clip.ReadFound();
        var poses = new RigidPose?[clip.Clip.FrameCount];
        for (int i = 0; i < poses.Length; i++)
        {
            if (found[i] == 0)
                continue;
            TrackedFace face = clip.Face(i);
            Vector2 a = face.Landmarks[33], b = face.Landmarks[263], n = face.Landmarks[168];
            HeadPose p = face.Pose;
            float yaw = p.YawDeg * MathF.PI / 180, pitch = p.PitchDeg * MathF.PI / 180, roll = p.RollDeg * MathF.PI / 180;
            float span = (b - a).Length() / MathF.Cos(yaw);
            float depth = focal * RigidPose.EyeSpan / span;
            var mid = (a + b) / 2;
            var rotation = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -roll) * Quaternion.CreateFromAxisAngle(Vector3.UnitX, pitch)
                * Quaternion.CreateFromAxisAngle(Vector3.UnitY, -yaw);
            var eyes = new Vector3((mid.X - media.Width / 2f) * depth / focal, -(mid.Y - media.Height / 2f) * depth / focal, -depth);
            // Eye middle at (0, 0.08, 0).
            poses[i] = new(rotation, eyes - Vector3.Transform(new Vector3(0, 0.1f, 0), rotation));
        }

        Smooth(poses);
        return new(focal, media.Width, media.Height, poses);
    }

    private static void Smooth(RigidPose?[] poses)
    {
        var copy = (RigidPose?[])poses.Clone();
        float[] w = [1, 4, 6, 4, 1];
        for (int i = 0; i < poses.Length; i++)
        {
            if (copy[i] is not { } own)
                continue;
            Vector3 t = default;
            Vector4 q = default;
            float sum = 0;
            for (int k = -2; k <= 2; k++)
            {
                if (i + k < 0 || i + k >= poses.Length || copy[i + k] is not { } other)
                    continue;
                float s = w[k + 2];
                t += s * other.Translation;
                Quaternion r = other.Rotation;
                if (Quaternion.Dot(r, own.Rotation) < 0)
                    r = Quaternion.Negate(r);
                q += s * new Vector4(r.X, r.Y, r.Z, r.W);
                sum += s;
            }

            q = Vector4.Normalize(q);
            poses[i] = new(new(q.X, q.Y, q.Z, q.W), t / sum);
        }
    }
}
