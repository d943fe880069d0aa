using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>
/// What a persona of a published network keeps of its footage: the camera, the head's path, the upper face along it and what is behind.
/// Read-only.
/// </summary>
/// <param name="Camera">The camera, without a centre of its pixels.</param>
/// <param name="Poses">The head's path, at least one: camera to world, 4 x 4, row by row.</param>
/// <param name="FirstPose">The pose of the first frame to train on, in which torsos of AD-NeRF stand.</param>
/// <param name="Expressions">The upper face at each pose, as many numbers as the network takes; empty for one that takes none.</param>
/// <param name="Background">What is behind the person.</param>
internal sealed record OfficialScene(
    PinholeCamera Camera, IReadOnlyList<float[]> Poses, float[] FirstPose, IReadOnlyList<float[]> Expressions, Frame Background)
{
    /// <summary>The file in a persona's folder.</summary>
    public const string FileName = "scene.safetensors";

    private const int MostPoses = 1_000_000, MostPx = 8192;

    /// <summary>The number of the pose of a frame: to the end, back, and so on, each end twice, as the public programs go.</summary>
    public int PoseAt(long frame)
    {
        (long turn, long at) = Math.DivRem(frame, Poses.Count);
        return (int)(turn % 2 == 0 ? at : Poses.Count - 1 - at);
    }

    /// <summary>Writes it into a persona's folder.</summary>
    public void Save(string folder)
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(Path.Combine(folder, FileName), new Dictionary<string, Tensor>
        {
            ["focal_px"] = tensor(new[] { Camera.FocalPx }),
            ["poses"] = tensor(Poses.SelectMany(pose => pose).ToArray()).view(-1, 4, 4),
            ["first_pose"] = tensor(FirstPose).view(4, 4),
            ["expressions"] = tensor(Expressions.SelectMany(face => face).ToArray()).view(Expressions.Count, Width),
            ["background"] = tensor(Background.Rgb).view(Background.Height, Background.Width, 3),
        });
    }

    /// <summary>Reads that of a persona.</summary>
    /// <exception cref="CheckpointException">It is not there, or says what cannot be.</exception>
    public static OfficialScene Load(Persona persona)
    {
        string path = Path.Combine(persona.Folder, FileName);
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
        float[] poses = Numbers(tensors, path, "poses", shape => shape is [> 0 and <= MostPoses, 4, 4]);
        float[] first = Numbers(tensors, path, "first_pose", shape => shape is [4, 4]);
        float focal = Numbers(tensors, path, "focal_px", shape => shape is [1])[0];
        float[] faces = Numbers(
            tensors, path, "expressions", shape => shape is [0, 0] || shape is [_, > 0] && shape[0] == poses.Length / 16);
        float[][] way = [.. poses.Chunk(16)];
        if (!tensors.TryGetValue("background", out Tensor? background) || background.dtype != ScalarType.Byte
            || background.shape is not [>= 2 and <= MostPx, >= 2 and <= MostPx, 3])
            throw Damaged(path, "background");
        if (!(focal is > 0 and < 1e6f))
            throw Damaged(path, "focal_px");
        if (way.Append(first).Any(pose => OfficialPose.From(pose, out _) is null))
            throw Damaged(path, "poses");
        (int height, int width) = ((int)background.shape[0], (int)background.shape[1]);
        var picture = new Frame(width, height);
        background.contiguous().data<byte>().ToArray().CopyTo(picture.Rgb, 0);
        return new(
            CameraOf(width, height, focal), way, first, faces.Length == 0 ? [] : [.. faces.Chunk(faces.Length / way.Length)], picture);
    }

    /// <summary>The camera of pictures: its axis goes through their middle.</summary>
    public static PinholeCamera CameraOf(int width, int height, float focalPx) => new(width, height, focalPx, width / 2f, height / 2f);

    private int Width => Expressions.Count == 0 ? 0 : Expressions[0].Length;

    private static float[] Numbers(Dictionary<string, Tensor> tensors, string path, string name, Func<long[], bool> isShape)
    {
        if (!tensors.TryGetValue(name, out Tensor? tensor) || tensor.dtype != ScalarType.Float32 || !isShape(tensor.shape))
            throw Damaged(path, name);
        float[] values = tensor.numel() == 0 ? [] : tensor.contiguous().data<float>().ToArray();
        return Array.TrueForAll(values, float.IsFinite) ? values : throw Damaged(path, name);
    }

    private static CheckpointException Damaged(string path, string name) =>
        new($"'{path}' lacks a usable '{name}': import or train the persona again.");
}
