using System.Numerics;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>The tensors of a persona of a head in space, in half precision where they are many.</summary>
internal static class HeadWeights
{
    /// <summary>Writes them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The head.</param>
    /// <param name="shell">Where anything of it is seen.</param>
    /// <param name="speech">What hears.</param>
    /// <param name="spread">How much each number of its mouths is widened.</param>
    /// <param name="gain">How much their opening is widened then.</param>
    /// <param name="rest">The mouth at rest.</param>
    /// <param name="backdrop">What is behind.</param>
    /// <param name="shape">The person's shape.</param>
    public static void Save(
        string path, nn.Module network, VisibleShell shell, SpeechEncoder speech, LatentSpread spread, OpeningGain gain, float[] rest,
        Backdrop backdrop, HeadShape shape)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = ModuleWeights.Of(network, "", ScalarType.Float16)
            .Concat(ModuleWeights.Of(speech, "speech.", ScalarType.Float16)).ToDictionary();
        SpeechLatents.Save(tensors, gain, rest, spread);
        tensors["shell"] = tensor(Bits(shell));
        tensors["backdrop.picture"] = (tensor(backdrop.Picture).view(3, backdrop.Size, backdrop.Size) * Scalars.Of(255)).round()
            .clamp(Scalars.Of(0), Scalars.Of(255)).to(ScalarType.Byte);
        tensors["backdrop.flow"] = tensor(backdrop.Flow).view(Backdrop.PoseNumbers, 2, Backdrop.Knots, Backdrop.Knots);
        tensors["person.shape"] = tensor(shape.Points.SelectMany(point => (float[])[point.X, point.Y, point.Z]).ToArray())
            .view(shape.Points.Length, 3);
        SafetensorsFile.Write(path, tensors);
    }

    /// <summary>Loads a persona.</summary>
    /// <param name="persona">The persona.</param>
    /// <param name="fileName">Its weights' file.</param>
    /// <param name="network">A network of its sizes, with or without what makes pixels of rays.</param>
    /// <param name="packets">What renders the network's head.</param>
    /// <param name="rate">Frames a second.</param>
    /// <exception cref="CheckpointException">The weights do not fit.</exception>
    public static HeadModel Load<TField>(
        Persona persona, string fileName, HeadNetwork<TField> network, Func<TField, FieldOfMoment> packets, Media.FrameRate rate)
        where TField : nn.Module, IHeadField
    {
        string path = Path.Combine(persona.Folder, fileName);
        HeadSettings settings = HeadSettings.Read(persona);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
        ModuleWeights.Load(network, tensors, "", path);
        var speech = SpeechEncoder.For(HeadCodes.Mouth, tensors.Keys, "speech.");
        ModuleWeights.Load(speech, tensors, "speech.", path);
        speech.eval();
        foreach (Tensor weight in speech.parameters().Concat(speech.buffers()))
            weight.DetachFromDisposeScope();
        Tensor picture = Required(tensors, "backdrop.picture", path, [3, settings.SizePx, settings.SizePx]);
        Tensor flow = Required(tensors, "backdrop.flow", path, [Backdrop.PoseNumbers, 2, Backdrop.Knots, Backdrop.Knots]);
        float[] points = Required(tensors, "person.shape", path, [Landmarks.Count, 3]).to(ScalarType.Float32).contiguous().data<float>()
            .ToArray();
        Tensor shell = Required(tensors, "shell", path, [VisibleShell.Cells / 8]);
        var backdrop = new Backdrop(
            (picture.to(ScalarType.Float32) / Scalars.Of(255)).contiguous().data<float>().ToArray(),
            flow.to(ScalarType.Float32).contiguous().data<float>().ToArray(), settings.Stance.Rest);
        var head = new PacketHead(
            packets(network.Head), network.Upsampler is { } upsampler ? new PacketUpsampler(upsampler) : null,
            Shell(shell.to(ScalarType.Byte).data<byte>().ToArray()), settings.Samples, settings.View, settings.SizePx);
        return new(
            head, backdrop, settings.Stance, settings.Look, new(settings.EyesOpen, settings.EyesShut), new(speech, tensors, rate, CPU),
            rate,
            settings.Known, settings.IdleModel)
        {
            Person = new(new([.. points.Chunk(3).Select(point => new Vector3(point))]), settings.View.Focal),
            View = settings.View,
        };
    }

    private static Tensor Required(Dictionary<string, Tensor> tensors, string name, string path, long[] shape) =>
        tensors.TryGetValue(name, out Tensor? tensor) && tensor.shape.SequenceEqual(shape)
            ? tensor
            : throw new CheckpointException($"'{path}' lacks the tensor '{name}' of shape [{string.Join(", ", shape)}].");

    private static byte[] Bits(VisibleShell shell)
    {
        var bits = new byte[VisibleShell.Cells / 8];
        for (int i = 0; i < VisibleShell.Cells; i++)
            bits[i / 8] |= shell.Occupied[i] ? (byte)(1 << i % 8) : (byte)0;
        return bits;
    }

    private static VisibleShell Shell(byte[] bits)
    {
        var cells = new bool[VisibleShell.Cells];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = (bits[i / 8] & 1 << i % 8) != 0;
        return new(cells);
    }
}
