using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Personas;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>What a persona of this family consists of: settings in JSON, tensors in half precision.</summary>
/// <param name="Preset">Sizes.</param>
/// <param name="Path">The tensors' file.</param>
/// <param name="Arrays">All tensors by name.</param>
/// <param name="Basis">The mouth's shapes.</param>
/// <param name="Gains">How much each coefficient is widened when speech drives it.</param>
internal sealed record AnyFaceWeights(
    AnyFacePreset Preset, string Path, IReadOnlyDictionary<string, FloatArray> Arrays, MouthBasis Basis, float[] Gains)
{
    /// <summary>The tensors' file in a persona's folder.</summary>
    public const string FileName = "any-face.safetensors";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes the tensors of a trained persona.</summary>
    public static void Save(string folder, MouthBasis basis, float[] gains, MotionNetwork motion, PainterNetworks painter)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = ModuleWeights.Of(motion, "motion.", ScalarType.Float16)
            .Concat(ModuleWeights.Of(painter, "", ScalarType.Float16))
            .ToDictionary();
        tensors["basis.shapes"] = tensor(Flat(basis.Shapes.SelectMany(shape => shape))).view(basis.Count, Landmarks.Count, 3);
        tensors["basis.neutral"] = tensor(Flat(basis.Neutral)).view(Landmarks.Count, 3);
        tensors["basis.gains"] = tensor(gains);
        SafetensorsFile.Write(System.IO.Path.Combine(folder, FileName), tensors);
    }

    /// <summary>The settings as they stand in <c>persona.json</c>.</summary>
    public static JsonObject Settings(AnyFacePreset preset) => JsonSerializer.SerializeToNode(preset, Json)!.AsObject();

    /// <summary>Reads a persona.</summary>
    /// <exception cref="PersonaException">The settings are not this family's.</exception>
    /// <exception cref="CheckpointException">The tensors do not fit.</exception>
    public static AnyFaceWeights Load(Persona persona)
    {
        AnyFacePreset preset = ReadSettings(persona);
        string path = System.IO.Path.Combine(persona.Folder, FileName);
        Dictionary<string, FloatArray> arrays = SafetensorsArrays.Read(path);
        Vector3[] shapes = Points(Get("basis.shapes", preset.Coefficients, Landmarks.Count, 3));
        var basis = new MouthBasis(
            [.. Enumerable.Range(0, preset.Coefficients).Select(k => shapes[(k * Landmarks.Count)..((k + 1) * Landmarks.Count)])],
            Points(Get("basis.neutral", Landmarks.Count, 3)));
        return new(preset, path, arrays, basis, Get("basis.gains", preset.Coefficients));

        float[] Get(string name, params long[] shape)
        {
            if (!arrays.TryGetValue(name, out FloatArray? array) || !array.Shape.SequenceEqual(shape))
                throw new CheckpointException($"'{path}' lacks tensor '{name}' of shape [{string.Join(", ", shape)}].");
            return array.Values;
        }
    }

    private static AnyFacePreset ReadSettings(Persona persona)
    {
        try
        {
            AnyFacePreset preset = persona.Settings.Deserialize<AnyFacePreset>(Json) ?? throw new JsonException("empty");
            return preset is { Coefficients: > 0 and <= 16, Painted: { SizePx: > 0 and <= 512 } crop } && crop.SizePx % 16 == 0
                ? preset
                : throw new JsonException("sizes");
        }
        catch (JsonException error)
        {
            throw new PersonaException($"The settings of persona '{persona.Folder}' are not those of any-face.", error);
        }
    }

    private static float[] Flat(IEnumerable<Vector3> points) => [.. points.SelectMany(p => (float[])[p.X, p.Y, p.Z])];

    private static Vector3[] Points(float[] values) => MemoryMarshal.Cast<float, Vector3>(values).ToArray();
}
