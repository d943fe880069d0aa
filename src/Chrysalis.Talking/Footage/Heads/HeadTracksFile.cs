using System.Numerics;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Footage.Heads;

/// <summary>
/// A person's shape and the poses of all clips of a footage, kept beside the prepared clips: finding them takes minutes. A file that is
/// not there, damaged or of other footage is as good as none.
/// </summary>
/// <param name="folder">Where prepared footage is kept.</param>
/// <param name="key">The hash of the footage and of how it was prepared.</param>
internal sealed class HeadTracksFile(string folder, string key)
{
    // To be raised whenever the same footage gives other poses.
    private const int Version = 1;
    private const int PoseNumbers = 7;

    private readonly string path = Path.Combine(folder, $"poses-{FootageHash.Of($"{Version} {key}")}.safetensors");

    /// <summary>Reads what was kept.</summary>
    /// <param name="clips">The clips, in their order.</param>
    public (FittedHead Head, HeadTrack[] Tracks)? TryRead(IReadOnlyList<LandmarkSequence> clips)
    {
        if (!File.Exists(path))
            return null;
        using var scope = NewDisposeScope();
        try
        {
            Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
            float[] shape = Numbers(tensors, "shape", Landmarks.Count, 3), focal = Numbers(tensors, "focal", 1);
            float[] poses = Numbers(tensors, "poses", clips.Sum(clip => clip.Count), PoseNumbers);
            var head = new FittedHead(
                new([.. shape.Chunk(3).Select(point => new Vector3(point))]), focal[0]);
            int first = 0;
            return (head, [.. clips.Select(clip =>
            {
                RigidPose?[] own = [.. Enumerable.Range(first, clip.Count).Select(i => Pose(poses.AsSpan(i * PoseNumbers, PoseNumbers)))];
                first += clip.Count;
                return new HeadTrack(focal[0] * Math.Max(clip.Width, clip.Height), clip.Width, clip.Height, own);
            })]);
        }
        catch (Exception error) when (error is CheckpointException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps them; where nothing can be written, nothing is.</summary>
    public void Write(FittedHead head, IReadOnlyList<HeadTrack> tracks)
    {
        using var scope = NewDisposeScope();
        float[] poses = [.. tracks.SelectMany(track => track.Poses).SelectMany(Numbers)];
        try
        {
            Directory.CreateDirectory(folder);
            SafetensorsFile.Write(path, new Dictionary<string, Tensor>
            {
                ["shape"] = tensor(head.Shape.Points.SelectMany(point => (float[])[point.X, point.Y, point.Z]).ToArray()).view(-1, 3),
                ["focal"] = tensor((float[])[(float)head.Focal]),
                ["poses"] = tensor(poses).view(-1, PoseNumbers),
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The poses are found again next time.
        }
    }

    private static float[] Numbers(Dictionary<string, Tensor> tensors, string name, params long[] shape) =>
        tensors.TryGetValue(name, out Tensor? numbers) && numbers.shape.SequenceEqual(shape) && numbers.dtype == ScalarType.Float32
            ? numbers.contiguous().data<float>().ToArray()
            : throw new CheckpointException($"'{name}' is not as it was written.");

    private static float[] Numbers(RigidPose? pose) => pose is not { } own
        ? [.. Enumerable.Repeat(float.NaN, PoseNumbers)]
        : [own.Rotation.X, own.Rotation.Y, own.Rotation.Z, own.Rotation.W, own.Translation.X, own.Translation.Y, own.Translation.Z];

    private static RigidPose? Pose(ReadOnlySpan<float> n) =>
        float.IsNaN(n[0]) ? null : new(new(n[0], n[1], n[2], n[3]), new(n[4], n[5], n[6]));
}
