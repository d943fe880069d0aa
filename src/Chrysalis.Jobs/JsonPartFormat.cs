using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Chrysalis.Jobs;

/// <summary>Parts as JSON: numbers come back to the last bit. May be shared between threads.</summary>
/// <typeparam name="TPart">What one unit contributes.</typeparam>
public sealed class JsonPartFormat<TPart> : IPartFormat<TPart>
{
    private readonly JsonTypeInfo<TPart> type;

    /// <summary>A format for any type, which is looked at when the program runs.</summary>
    [RequiresUnreferencedCode(JobKey.Reflects)]
    [RequiresDynamicCode(JobKey.Reflects)]
    public JsonPartFormat() : this(new DefaultJsonTypeInfoResolver())
    {
    }

    /// <summary>A format for programs that are trimmed or compiled natively.</summary>
    /// <param name="types">Knows the part's type: a generated context.</param>
    public JsonPartFormat(IJsonTypeInfoResolver types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var options = new JsonSerializerOptions
        {
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            TypeInfoResolver = types,
        };
        type = (JsonTypeInfo<TPart>)options.GetTypeInfo(typeof(TPart));
    }

    /// <inheritdoc/>
    public void Write(Stream stream, TPart part) => JsonSerializer.Serialize(stream, part, type);

    /// <inheritdoc/>
    public TPart Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidDataException("The part is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The part is not a {typeof(TPart).Name}.", error);
        }
    }
}
