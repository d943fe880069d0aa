using System.Text.Json;
using System.Text.Json.Serialization;
using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>A <see cref="ShapeTrack"/> as one JSON object, names like_this, a line a frame.</summary>
internal static class ShapeJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new ShortNumbers() },
    };

    /// <summary>Writes the object.</summary>
    public static void Write(TextWriter output, ShapeTrack track)
    {
        // The frames are put in by hand: a line each, where the serializer knows only one line for all or one for every number.
        string head = JsonSerializer.Serialize(track with { Frames = [] }, Json);
        output.Write(head[..^"]}".Length]);
        for (int i = 0; i < track.Frames.Count; i++)
        {
            output.Write(i == 0 ? "\n" : ",\n");
            output.Write(JsonSerializer.Serialize(track.Frames[i], Json));
        }

        output.Write("\n]}\n");
    }

    private sealed class ShortNumbers : JsonConverter<float>
    {
        public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetSingle();

        public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options) =>
            writer.WriteRawValue(PlainNumber.Of(value));
    }
}
