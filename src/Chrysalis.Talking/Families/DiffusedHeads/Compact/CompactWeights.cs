using Chrysalis.Talking.Painting;
using System.Numerics;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>The tensors of a persona, networks in half precision. It owns its networks.</summary>
internal sealed class CompactWeights : IDisposable
{
    /// <summary>The tensors' file in a persona's folder.</summary>
    public const string FileName = "diffused.safetensors";

    private const string SpeechPrefix = "speech.", TeacherPrefix = "teacher.", StudentPrefix = "student.";

    /// <summary>Names of the painter's tensors begin so.</summary>
    public const string PainterPrefix = "painter.";

    private CompactWeights(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What hears.</summary>
    public required SpeechEncoder Speech { get; init; }

    /// <summary>The motion's network as it was taught.</summary>
    public required MotionNetwork Teacher { get; init; }

    /// <summary>The one that needs few steps.</summary>
    public required MotionNetwork Student { get; init; }

    /// <summary>All floating-point tensors by name, for the painter.</summary>
    public required IReadOnlyDictionary<string, FloatArray> Arrays { get; init; }

    /// <summary>What the face's numbers move.</summary>
    public required FaceShapes Shapes { get; init; }

    /// <summary>What whitens motion.</summary>
    public required MotionScale Scale { get; init; }

    /// <summary>What widens drawn mouths to real ones.</summary>
    public required MouthWidening Widening { get; init; }

    /// <summary>The identity frame.</summary>
    public required Portrait Portrait { get; init; }

    /// <summary>Writes a persona's tensors.</summary>
    public static void Save(
        string folder, SpeechEncoder speech, MotionNetwork teacher, MotionNetwork student, PaintingNetwork painter, FaceShapes shapes,
        MotionScale scale, MouthWidening widening, Portrait portrait)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = ModuleWeights.Of(speech, SpeechPrefix, ScalarType.Float16)
            .Concat(ModuleWeights.Of(teacher, TeacherPrefix, ScalarType.Float16))
            .Concat(ModuleWeights.Of(student, StudentPrefix, ScalarType.Float16))
            .Concat(ModuleWeights.Of(painter, PainterPrefix, ScalarType.Float16)).ToDictionary();
        tensors["shapes.moved"] = tensor(Flat(shapes.Shapes.SelectMany(shape => shape))).view(MotionLayout.Face, Landmarks.Count, 3);
        tensors["shapes.middle"] = tensor(Flat(shapes.Middle)).view(Landmarks.Count, 3);
        tensors["shapes.reading"] = tensor(shapes.Reading.SelectMany(row => row).ToArray()).view(MotionLayout.Face, FaceShapes.ReadValues);
        tensors["motion.mean"] = tensor(scale.Mean);
        tensors["motion.deviation"] = tensor(scale.Deviation);
        SpeechLatents.Save(tensors, widening.Gain, widening.Rest, widening.Spread);
        tensors["portrait.picture"] = tensor(portrait.Picture.Rgb).view(portrait.Picture.Height, portrait.Picture.Width, 3);
        tensors["portrait.landmarks"] = tensor(portrait.Landmarks.Xyz).view(Landmarks.Count, 3);
        tensors["portrait.pose"] = tensor(new[] { portrait.Pose.YawDeg, portrait.Pose.PitchDeg, portrait.Pose.RollDeg });
        tensors["portrait.motion"] = tensor(portrait.Motion);
        tensors["portrait.numbers"] = tensor(portrait.Numbers);
        SafetensorsFile.Write(System.IO.Path.Combine(folder, FileName), tensors);
    }

    /// <summary>Reads a persona's tensors.</summary>
    /// <exception cref="CheckpointException">They do not fit.</exception>
    public static CompactWeights Load(string folder)
    {
        string path = System.IO.Path.Combine(folder, FileName);
        Dictionary<string, FloatArray> arrays = SafetensorsArrays.Read(path);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
        float[] pose = Get("portrait.pose", 3);
        float[] meanAndFactor = Get("gain.mean_and_factor", 2);
        var weights = new CompactWeights(path)
        {
            Speech = Network(() => SpeechEncoder.For(MotionLayout.Mouth, tensors.Keys, SpeechPrefix), SpeechPrefix),
            Teacher = Network(() => new MotionNetwork(), TeacherPrefix),
            Student = Network(() => new MotionNetwork(), StudentPrefix),
            Arrays = arrays,
            Shapes = new(
                [.. Points(Get("shapes.moved", MotionLayout.Face, Landmarks.Count, 3)).Chunk(Landmarks.Count)],
                Points(Get("shapes.middle", Landmarks.Count, 3)))
            {
                Reading = [.. Get("shapes.reading", MotionLayout.Face, FaceShapes.ReadValues).Chunk(FaceShapes.ReadValues)],
            },
            Scale = new(Get("motion.mean", MotionLayout.Width), Get("motion.deviation", MotionLayout.Width)),
            Widening = new(
                new(Get("spread.middle", MotionLayout.Mouth), Get("spread.factors", MotionLayout.Mouth)),
                new(Get("gain.reading", MotionLayout.Mouth), Get("gain.direction", MotionLayout.Mouth), meanAndFactor[0], meanAndFactor[1]),
                Get("rest", MotionLayout.Mouth)),
            Portrait = new(
                Picture(), new(Get("portrait.landmarks", Landmarks.Count, 3)), new(pose[0], pose[1], pose[2]))
            {
                Motion = Get("portrait.motion", MotionLayout.Pose), Numbers = Get("portrait.numbers", MotionLayout.Face),
            },
        };
        return weights;

        float[] Get(string name, params long[] shape) =>
            arrays.TryGetValue(name, out FloatArray? array) && array.Shape.SequenceEqual(shape)
                ? array.Values
                : throw new CheckpointException($"'{path}' lacks tensor '{name}' of shape [{string.Join(", ", shape)}].");

        Frame Picture() => tensors.TryGetValue("portrait.picture", out Tensor? bytes) && bytes is { shape: [_, _, 3] }
            && bytes.dtype == ScalarType.Byte
            ? new Frame((int)bytes.shape[1], (int)bytes.shape[0], bytes.contiguous().data<byte>().ToArray())
            : throw new CheckpointException($"'{path}' lacks the picture 'portrait.picture'.");

        T Network<T>(Func<T> create, string prefix)
            where T : nn.Module
        {
            T network = create();
            ModuleWeights.Load(network, tensors, prefix, path);
            network.eval();
            foreach (Tensor weight in network.parameters().Concat(network.buffers()))
                weight.DetachFromDisposeScope();
            return network;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Speech.Dispose();
        Teacher.Dispose();
        Student.Dispose();
    }

    private static float[] Flat(IEnumerable<Vector3> points) => [.. points.SelectMany(p => (float[])[p.X, p.Y, p.Z])];

    private static Vector3[] Points(float[] values) => MemoryMarshal.Cast<float, Vector3>(values).ToArray();
}
