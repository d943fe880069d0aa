using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chrysalis.Jobs;

/// <summary>Parts as JSON: numbers come back to the last bit. May be shared between threads.</summary>
/// <typeparam name="TPart">What one unit contributes.</typeparam>
public sealed class JsonPartFormat<TPart> : IPartFormat<TPart>
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <inheritdoc/>
    public void Write(Stream stream, TPart part) => JsonSerializer.Serialize(stream, part, Json);

    /// <inheritdoc/>
    public TPart Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<TPart>(stream, Json) ?? throw new InvalidDataException("The part is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The part is not a {typeof(TPart).Name}.", error);
        }
    }
}
