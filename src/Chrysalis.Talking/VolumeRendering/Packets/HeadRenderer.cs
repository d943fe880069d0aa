using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>
/// Renders a head on all cores: a row of rays is a task; its samples lie in the shell alone and go to the field in packets; what is
/// behind opaque samples is left out. Keeps nothing between pictures: may be shared between threads.
/// </summary>
/// <param name="shell">Where there is something.</param>
/// <param name="samples">Samples a ray.</param>
internal sealed class HeadRenderer(VisibleShell shell, int samples)
{
    // What light gets through less than this is no more looked for.
    private const float Opaque = 0.004f;

    private readonly float[] middles = [.. Enumerable.Repeat(0.5f, samples)];

    /// <summary>Where rays are sampled.</summary>
    public ShellSampling Sampling { get; } = new(shell);

    /// <summary>Renders a picture.</summary>
    /// <param name="camera">The camera: a ray a pixel.</param>
    /// <param name="pose">Where the head is before it.</param>
    /// <param name="field">The head at the moment.</param>
    /// <returns>The picture, and how many samples were looked at.</returns>
    public (HeadPicture Picture, long Samples) Render(PinholeCamera camera, RigidPose pose, IPacketField field)
    {
        var picture = new HeadPicture(camera.Width, field.Features);
        CameraPose eye = CameraPose.Before(pose);
        long looked = 0;
        int left = camera.Width, top = camera.Width, right = -1, bottom = -1;
        Lock sums = new();
        Parallel.For(
            0,
            camera.Height,
            () => new RowWork(camera.Width, samples, field),
            (row, _, work) =>
            {
                work.Run(camera, eye, row, Sampling, middles, picture);
                return work;
            },
            work =>
            {
                lock (sums)
                {
                    looked += work.Looked;
                    (left, top) = (Math.Min(left, work.Left), Math.Min(top, work.Top));
                    (right, bottom) = (Math.Max(right, work.Right), Math.Max(bottom, work.Bottom));
                }
            });
        picture.Touched = new(left, top, right, bottom);
        return (picture, looked);
    }

    /// <summary>One thread's rows.</summary>
    private sealed class RowWork(int width, int samples, IPacketField field)
    {
        private readonly float[] distances = new float[width * samples], lengths = new float[width], passed = new float[width];
        private readonly float[] scratch = new float[field.ScratchValues];
        private readonly (int Ray, int Sample)[] owners = new (int, int)[PacketLayer.Lanes];
        private readonly Vector3[] directions = new Vector3[width];
        private readonly SamplePacket packet = new(field.Features);

        public long Looked { get; private set; }

        public int Left { get; private set; } = int.MaxValue;

        public int Top { get; private set; } = int.MaxValue;

        public int Right { get; private set; } = -1;

        public int Bottom { get; private set; } = -1;

        public void Run(PinholeCamera camera, CameraPose eye, int row, ShellSampling sampling, float[] middles, HeadPicture picture)
        {
            bool any = false;
            for (int ray = 0; ray < width; ray++)
            {
                directions[ray] = Vector3.Normalize(camera.Direction(eye, ray, row));
                lengths[ray] = sampling.Sample(eye.Position, directions[ray], middles, distances.AsSpan(ray * samples, samples));
                passed[ray] = 1;
                if (lengths[ray] == 0)
                    continue;
                any = true;
                (Left, Right) = (Math.Min(Left, ray), Math.Max(Right, ray));
            }

            if (!any)
                return;
            (Top, Bottom) = (Math.Min(Top, row), Math.Max(Bottom, row));
            // Two rounds: what the first finds opaque need not be looked behind.
            int half = (samples + 1) / 2;
            Look(eye, row, 0, half, picture);
            Look(eye, row, half, samples, picture);
        }

        private void Look(CameraPose eye, int row, int first, int end, HeadPicture picture)
        {
            for (int ray = 0; ray < width; ray++)
            {
                if (lengths[ray] == 0 || passed[ray] < Opaque)
                    continue;
                for (int k = first; k < end; k++)
                {
                    owners[packet.Count] = (ray, k);
                    packet.Add(eye.Position + distances[ray * samples + k] * directions[ray], directions[ray]);
                    if (packet.IsFull)
                        Empty(row, picture);
                }
            }

            if (packet.Count > 0)
                Empty(row, picture);
        }

        /// <summary>Looks at the packet and lays its samples, which are in order, behind what their rays have seen.</summary>
        private void Empty(int row, HeadPicture picture)
        {
            field.See(packet, scratch);
            Looked += packet.Count;
            ReadOnlySpan<float> seen = packet.Seen;
            int plane = picture.Size * picture.Size;
            for (int i = 0; i < packet.Count; i++)
            {
                int ray = owners[i].Ray;
                float stays = MathF.Exp(-seen[i] * lengths[ray]);
                float weight = passed[ray] * (1 - stays);
                passed[ray] *= stays;
                int at = row * picture.Size + ray;
                for (int f = 0; f < field.Features; f++)
                    picture.Values[f * plane + at] += weight * seen[(f + 1) * PacketLayer.Lanes + i];
                picture.Values[field.Features * plane + at] += weight;
            }

            packet.Clear();
        }
    }
}
