using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>
/// A moving face as glTF 2.0 (Khronos): one mesh at rest, one morph target a coefficient, one animation of their weights, in one file.
/// </summary>
internal static class ShapeGltf
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        // The buffer's base64 has plus signs, which are only escaped for web pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file.</summary>
    public static void Write(TextWriter output, ShapeTrack track, FaceTargets face)
    {
        var buffer = new GltfBuffer();
        var file = new JsonObject
        {
            ["asset"] = new JsonObject { ["version"] = "2.0", ["generator"] = "Chrysalis" },
            ["scene"] = 0,
            ["scenes"] = new JsonArray(new JsonObject { ["nodes"] = new JsonArray(0) }),
            ["nodes"] = new JsonArray(new JsonObject { ["name"] = "face", ["mesh"] = 0 }),
            ["meshes"] = new JsonArray(Mesh(buffer, track.Names, face)),
            ["materials"] = new JsonArray(Skin()),
            ["animations"] = new JsonArray(Animation(buffer, track)),
        };
        buffer.WriteTo(file);
        output.Write(file.ToJsonString(Json).ReplaceLineEndings("\n"));
        output.Write('\n');
    }

    private static JsonObject Mesh(GltfBuffer buffer, ShapeNames names, FaceTargets face)
    {
        var primitive = new JsonObject
        {
            ["attributes"] = new JsonObject
            {
                ["POSITION"] = buffer.AddVectors(face.Points),
                ["NORMAL"] = buffer.AddVectors(Normals(face)),
            },
            ["indices"] = buffer.AddCorners(face.Corners),
            ["material"] = 0,
            ["targets"] = new JsonArray(
                [.. face.Targets.Select(target => new JsonObject { ["POSITION"] = buffer.AddVectors(target) })]),
        };
        return new()
        {
            ["name"] = "face",
            ["primitives"] = new JsonArray(primitive),
            ["weights"] = new JsonArray([.. face.Targets.Select(_ => JsonValue.Create(0))]),
            // Not of the standard itself, but where Blender, Three.js and Unity's importers look for names.
            ["extras"] = new JsonObject
            {
                ["targetNames"] = new JsonArray([.. names.Coefficients.Select(name => JsonValue.Create(name))]),
            },
        };
    }

    private static JsonObject Skin() => new()
    {
        ["name"] = "skin",
        ["doubleSided"] = true,
        ["pbrMetallicRoughness"] = new JsonObject
        {
            ["baseColorFactor"] = new JsonArray(0.8, 0.6, 0.5, 1), ["metallicFactor"] = 0, ["roughnessFactor"] = 0.8,
        },
    };

    private static JsonObject Animation(GltfBuffer buffer, ShapeTrack track) => new()
    {
        ["name"] = "speech",
        ["samplers"] = new JsonArray(new JsonObject
        {
            ["input"] = buffer.AddScalars([.. track.Frames.Select(frame => (float)frame.TimeSeconds)]),
            ["output"] = buffer.AddScalars([.. track.Frames.SelectMany(frame => frame.Coefficients)]),
            ["interpolation"] = "LINEAR",
        }),
        ["channels"] = new JsonArray(new JsonObject
        {
            ["sampler"] = 0, ["target"] = new JsonObject { ["node"] = 0, ["path"] = "weights" },
        }),
    };

    /// <summary>The mean direction of each point's triangles, by their areas, at rest; towards the viewer where there is none.</summary>
    private static Vector3[] Normals(FaceTargets face)
    {
        var normals = new Vector3[face.Points.Count];
        for (int i = 0; i < face.Corners.Count; i += 3)
        {
            (int a, int b, int c) = (face.Corners[i], face.Corners[i + 1], face.Corners[i + 2]);
            Vector3 across = Vector3.Cross(face.Points[b] - face.Points[a], face.Points[c] - face.Points[a]);
            foreach (int corner in (int[])[a, b, c])
                normals[corner] += across;
        }

        return [.. normals.Select(normal => normal.LengthSquared() > 0 ? Vector3.Normalize(normal) : Vector3.UnitZ)];
    }
}
