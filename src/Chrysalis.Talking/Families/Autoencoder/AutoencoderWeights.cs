using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>The part of a persona that the autoencoder reads and writes: settings in JSON, tensors in half precision.</summary>
internal static class AutoencoderWeights
{
    public const string FileName = "autoencoder.safetensors";

    // Raised when the same weights give other pictures.
    private const int FootageVersion = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes the tensors of a trained persona.</summary>
    public static void Save(
        string folder, MouthDecoder mouth, SpeechEncoder speech, PortraitDecoder portrait, Tensor idle, OpeningGain gain, float[] rest)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = ModuleWeights.Of(mouth, "mouth.", ScalarType.Float16)
            .Concat(ModuleWeights.Of(speech, "speech.", ScalarType.Float16))
            .Concat(ModuleWeights.Of(portrait, "portrait.", ScalarType.Float16))
            .ToDictionary();
        tensors["idle"] = idle.cpu();
        SpeechLatents.Save(tensors, gain, rest);
        SafetensorsFile.Write(Path.Combine(folder, FileName), tensors);
    }

    /// <summary>
    /// Identifies the footage that a persona renders without rendering it: it follows from the weights and from what computes with them.
    /// Null where the weights' hash is not known.
    /// </summary>
    public static string? FootageKey(Persona persona, string renderer) => persona.Files.TryGetValue(FileName, out string? hash)
        ? string.Create(CultureInfo.InvariantCulture, $"{hash}{renderer}{FootageVersion}")
        : null;

    /// <summary>The family's settings as they stand in <c>persona.json</c>.</summary>
    public static JsonObject Settings(AutoencoderPreset preset) => JsonSerializer.SerializeToNode(preset, Json)!.AsObject();

    /// <summary>The preset a persona was trained with.</summary>
    /// <exception cref="PersonaException">The settings cannot be read.</exception>
    public static AutoencoderPreset ReadSettings(Persona persona)
    {
        try
        {
            return persona.Settings.Deserialize<AutoencoderPreset>(Json) ?? throw new JsonException("empty");
        }
        catch (JsonException error)
        {
            throw new PersonaException($"The settings of persona '{persona.Folder}' are not those of an autoencoder.", error);
        }
    }
}
