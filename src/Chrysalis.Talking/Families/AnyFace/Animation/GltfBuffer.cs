using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>
/// The numbers of a glTF 2.0 file: one buffer, little-endian, with a view and an accessor for each array, each at a multiple of 4 bytes.
/// </summary>
internal sealed class GltfBuffer
{
    private const int UnsignedShort = 5123, Float = 5126;
    private const int Vertices = 34962, Indices = 34963;
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly JsonArray views = [], accessors = [];

    /// <summary>Adds vectors of vertices.</summary>
    /// <returns>The accessor's number.</returns>
    public int AddVectors(IReadOnlyList<Vector3> vectors)
    {
        Begin(Vertices);
        foreach (Vector3 vector in vectors)
            Append([vector.X, vector.Y, vector.Z]);
        JsonObject accessor = End(Float, "VEC3", vectors.Count);
        accessor["min"] = Numbers(vectors.Aggregate(Vector3.Min));
        accessor["max"] = Numbers(vectors.Aggregate(Vector3.Max));
        return accessors.Count - 1;
    }

    /// <summary>Adds the corners of triangles.</summary>
    /// <inheritdoc cref="AddVectors" path="/returns"/>
    public int AddCorners(IReadOnlyList<int> corners)
    {
        Begin(Indices);
        Span<byte> two = stackalloc byte[2];
        foreach (int corner in corners)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(two, checked((ushort)corner));
            bytes.Write(two);
        }

        End(UnsignedShort, "SCALAR", corners.Count);
        return accessors.Count - 1;
    }

    /// <summary>Adds numbers of an animation.</summary>
    /// <inheritdoc cref="AddVectors" path="/returns"/>
    public int AddScalars(IReadOnlyList<float> values)
    {
        Begin(target: null);
        Append(values);
        JsonObject accessor = End(Float, "SCALAR", values.Count);
        accessor["min"] = new JsonArray((double)values.Min());
        accessor["max"] = new JsonArray((double)values.Max());
        return accessors.Count - 1;
    }

    /// <summary>Puts buffer, views and accessors into the file; nothing is added afterwards.</summary>
    public void WriteTo(JsonObject file)
    {
        file["accessors"] = accessors;
        file["bufferViews"] = views;
        file["buffers"] = new JsonArray(new JsonObject
        {
            ["byteLength"] = bytes.WrittenCount,
            ["uri"] = "data:application/octet-stream;base64," + Convert.ToBase64String(bytes.WrittenSpan),
        });
    }

    private void Begin(int? target)
    {
        bytes.Write(stackalloc byte[-bytes.WrittenCount & 3]);
        var view = new JsonObject { ["buffer"] = 0, ["byteOffset"] = bytes.WrittenCount };
        if (target is { } kind)
            view["target"] = kind;
        views.Add(view);
    }

    private JsonObject End(int component, string type, int count)
    {
        JsonObject view = views[^1]!.AsObject();
        view["byteLength"] = bytes.WrittenCount - view["byteOffset"]!.GetValue<int>();
        var accessor = new JsonObject
        {
            ["bufferView"] = views.Count - 1, ["componentType"] = component, ["count"] = count, ["type"] = type,
        };
        accessors.Add(accessor);
        return accessor;
    }

    private void Append(IReadOnlyList<float> values)
    {
        Span<byte> four = stackalloc byte[4];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(four, value);
            bytes.Write(four);
        }
    }

    // As doubles: readers compare the bounds with the numbers themselves.
    private static JsonArray Numbers(Vector3 vector) => new((double)vector.X, (double)vector.Y, (double)vector.Z);
}
