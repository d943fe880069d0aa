using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Cli.Tests.Talk.Shapes;

/// <summary>
/// A persona of the family any-face that hears the same in everything: its first of two coefficients is 2, and takes chin and lower lip
/// down by 0.1 of the distance between the eyes at 1. It can paint nothing.
/// </summary>
internal static class SyntheticPersona
{
    private const string Weights = "any-face.safetensors";
    private const int Channels = 160, Points = 468, Chin = 152;

    /// <summary>Two coefficients, whether lips touch, 15 visemes.</summary>
    private const int Outputs = 2 + 1 + 15;
    private static readonly int[] LowerLip = [178, 87, 14, 317, 402];

    public static string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        WriteWeights(Path.Combine(folder, Weights));
        var persona = new Persona
        {
            Name = "synthetic",
            Family = "any-face",
            Preset = "compact",
            Licence = "ours",
            Consent = "given",
            Files = new Dictionary<string, string>(),
            Settings = JsonNode.Parse(
                """
                {
                  "name": "compact", "coefficients": 2, "motion_steps": 1, "painter_steps": 1, "person_steps": 1,
                  "painted": { "size_px": 96, "centre_x": 0, "centre_y": 1.25, "extent": 1.6, "extent_y": 1.6 }
                }
                """)!.AsObject(),
            Training = [],
        };
        return PersonaFile.Save(folder, persona, [Weights]).Folder;
    }

    private static void WriteWeights(string path)
    {
        var tensors = new Dictionary<string, (int[] Shape, float[] Values)>();
        Add("motion.embed.weight", Channels, 1280, 1);
        Add("motion.embed.bias", Channels);
        for (int i = 0; i < 5; i++)
        {
            Add($"motion.wide.{i}.weight", Channels, Channels, 3);
            Add($"motion.wide.{i}.bias", Channels);
            Add($"motion.mix.{i}.weight", Channels, Channels, 1);
            Add($"motion.mix.{i}.bias", Channels);
        }

        Add("motion.output.weight", Outputs, Channels, 1);
        (Add("motion.output.bias", Outputs)[0], tensors["motion.output.bias"].Values[2]) = (2, -20);
        float[] shapes = Add("basis.shapes", 2, Points, 3);
        foreach (int point in LowerLip.Append(Chin))
            shapes[point * 3 + 1] = 0.1f;
        Add("basis.neutral", Points, 3);
        Array.Fill(Add("basis.gains", 2), 1);
        Save(path, tensors);

        float[] Add(string name, params int[] shape)
        {
            tensors[name] = (shape, new float[shape.Aggregate((a, b) => a * b)]);
            return tensors[name].Values;
        }
    }

    private static void Save(string path, Dictionary<string, (int[] Shape, float[] Values)> tensors)
    {
        var header = new Dictionary<string, object>();
        int offset = 0;
        foreach ((string name, (int[] shape, float[] values)) in tensors)
            header[name] = new { dtype = "F32", shape, data_offsets = new[] { offset, offset += values.Length * 4 } };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header), length = new byte[8], number = new byte[4];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        using FileStream file = File.Create(path);
        file.Write(length);
        file.Write(json);
        foreach (float value in tensors.Values.SelectMany(tensor => tensor.Values))
        {
            BinaryPrimitives.WriteSingleLittleEndian(number, value);
            file.Write(number);
        }
    }
}
