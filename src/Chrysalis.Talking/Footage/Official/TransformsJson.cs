using System.Text.Json;
using Chrysalis.Foundation.Files;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Expression;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>
/// Reads and writes <c>transforms_train.json</c> and <c>transforms_val.json</c>: focal_len, cx, cy and frames of img_id, aud_id,
/// transform_matrix and face_rect (left, top, width, height).
/// </summary>
internal static class TransformsJson
{
    private const long MostBytes = 256L << 20;
    private const int MostFrames = 1_000_000, MostId = 10_000_000, MostEdge = 1 << 15;
    private const float MostFocal = 1e6f;

    /// <summary>Half a pixel of rounding, either way: the optical axis must go through the middle of the pictures.</summary>
    private const double Middle = 1;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Reads a file.</summary>
    /// <exception cref="FootageException">It is missing, damaged, or says what cannot be.</exception>
    public static OfficialSplit Read(string path)
    {
        if (!File.Exists(path))
            throw new FootageException($"'{path}' does not exist: a folder made for AD-NeRF or SyncTalk has one.");
        byte[] bytes;
        try
        {
            bytes = LimitedFile.ReadBytes(path, MostBytes, length => new FootageException(
                $"'{path}' has {length} bytes or more; at most {MostBytes} are read: split the footage."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FootageException($"'{path}' cannot be read ({error.Message.TrimEnd('.')}).", error);
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes, Options);
            return Split(json.RootElement, path);
        }
        catch (JsonException error)
        {
            throw new FootageException($"'{path}' is no JSON (line {error.LineNumber + 1}; NaN is none, either): let the official tool "
                + "write it again.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new FootageException($"'{path}' holds text that is no Unicode: let the official tool write it again.", error);
        }
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    public static void Write(string path, OfficialSplit split) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteNumber("focal_len", split.FocalPx);
        json.WriteNumber("cx", split.Width / 2.0);
        json.WriteNumber("cy", split.Height / 2.0);
        json.WriteStartArray("frames");
        foreach (OfficialFrame frame in split.Frames)
            Write(json, frame);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, OfficialFrame frame)
    {
        json.WriteStartObject();
        json.WriteNumber("img_id", frame.ImageId);
        json.WriteNumber("aud_id", frame.AudioId);
        json.WriteStartArray("transform_matrix");
        foreach (float[] row in OfficialPose.ToMatrix(frame.Pose).Chunk(4))
        {
            json.WriteStartArray();
            foreach (float value in row)
                json.WriteNumberValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (frame.FaceBox is { } box)
        {
            json.WriteStartArray("face_rect");
            foreach (int value in (ReadOnlySpan<int>)[box.X, box.Y, box.Width, box.Height])
                json.WriteNumberValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static OfficialSplit Split(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FootageException($"'{path}' holds no object with focal_len and frames: let the official tool write it again.");
        float focal = (float)Number(root, "focal_len", path);
        if (focal is not (> 0 and < MostFocal))
            throw new FootageException($"'{path}' has a focal_len of {focal}; it is a number of pixels above 0.");
        (int width, int height) = (Edge(root, "cx", "w", path), Edge(root, "cy", "h", path));
        if (!root.TryGetProperty("frames", out JsonElement frames) || frames.ValueKind != JsonValueKind.Array)
            throw new FootageException($"'{path}' has no list of frames: let the official tool write it again.");
        if (frames.GetArrayLength() > MostFrames)
            throw new FootageException($"'{path}' has {frames.GetArrayLength()} frames; at most {MostFrames} are read: split the footage.");
        return new(focal, width, height, [.. frames.EnumerateArray().Select((frame, i) => Frame(frame, $"Frame {i} of '{path}'"))]);
    }

    /// <summary>An edge of the pictures: twice the optical axis' place, and what the file says of it besides must agree.</summary>
    private static int Edge(JsonElement root, string centre, string edge, string path)
    {
        double twice = 2 * Number(root, centre, path);
        double size = root.TryGetProperty(edge, out _) ? Number(root, edge, path) : Math.Round(twice);
        if (size is not (>= 2 and <= MostEdge) || size != Math.Floor(size))
            throw new FootageException(
                $"'{path}' tells of pictures with an edge of {size} pixels; it is a whole number from 2 to {MostEdge}.");
        return Math.Abs(twice - size) <= 2 * Middle
            ? (int)size
            : throw new FootageException($"'{path}' has the optical axis at {centre} = {twice / 2} of {size} pixels; cut the pictures so "
                + "that it goes through their middle.");
    }

    private static OfficialFrame Frame(JsonElement frame, string where)
    {
        if (frame.ValueKind != JsonValueKind.Object)
            throw new FootageException($"{where} is no object with img_id and transform_matrix.");
        int image = Id(frame, "img_id", where);
        int audio = frame.TryGetProperty("aud_id", out _) ? Id(frame, "aud_id", where) : image;
        RigidPose pose = OfficialPose.From(Matrix(frame, where), out string? fault)
            ?? throw new FootageException($"The transform_matrix of {Lower(where)} {fault}: let the official tool write it again.");
        return new(image, audio, pose, Box(frame, where));
    }

    private static float[] Matrix(JsonElement frame, string where)
    {
        if (!frame.TryGetProperty("transform_matrix", out JsonElement matrix))
            throw new FootageException($"{where} has no transform_matrix: let the official tool write it again.");
        float[]? values = matrix.ValueKind == JsonValueKind.Array && matrix.GetArrayLength() == 4
            ? [.. matrix.EnumerateArray().SelectMany(row => row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == 4
                ? row.EnumerateArray().Select(Single)
                : [])]
            : null;
        return values is { Length: 16 }
            ? values
            : throw new FootageException($"The transform_matrix of {Lower(where)} is not of 4 rows of 4 numbers.");
    }

    private static PixelBox? Box(JsonElement frame, string where)
    {
        if (!frame.TryGetProperty("face_rect", out JsonElement rect))
            return null;
        int[]? values = rect.ValueKind == JsonValueKind.Array && rect.GetArrayLength() == 4
            ? [.. rect.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int n) ? n : -1)]
            : null;
        return values is not null && values.All(value => value is >= 0 and <= MostEdge)
            ? new(values[0], values[1], values[2], values[3])
            : throw new FootageException($"The face_rect of {Lower(where)} is not left, top, width and height in whole pixels.");
    }

    private static float Single(JsonElement value) => value.ValueKind == JsonValueKind.Number ? (float)value.GetDouble() : float.NaN;

    private static int Id(JsonElement frame, string name, string where) =>
        frame.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int id)
            && id is >= 0 and <= MostId
            ? id
            : throw new FootageException($"{where} has no {name} that is a whole number from 0 to {MostId}"
                + (value.ValueKind == JsonValueKind.String ? $" (it has '{Quoting.Quotable(value.GetString()!)}')." : "."));

    private static double Number(JsonElement root, string name, string path) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())
            ? value.GetDouble()
            : throw new FootageException($"'{path}' has no number {name}: let the official tool write it again.");

    private static string Lower(string where) => "f" + where[1..];
}
