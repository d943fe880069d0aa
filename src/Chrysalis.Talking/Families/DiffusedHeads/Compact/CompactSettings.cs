using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>What a persona says in <c>persona.json</c> beside its weights. Numbers are checked when they are read.</summary>
internal sealed record CompactSettings
{
    /// <summary>Most steps of its teacher.</summary>
    public const int AllSteps = 50;

    /// <summary>The most that the speech can be leant on.</summary>
    public const double MostGuidance = 5;

    private const float GreatestTurn = 180;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Steps walked where nothing else is asked for.</summary>
    public int Steps { get; init; } = 4;

    /// <summary>How much the speech is leant on where nothing else is asked for.</summary>
    public double Guidance { get; init; } = 1.25;

    /// <summary>The least yaw, pitch and roll of the footage against the pose at rest, then the greatest, in degrees.</summary>
    public required float[] Turns { get; init; }

    /// <summary>The turns that the footage showed.</summary>
    [JsonIgnore]
    public HeadPoseRange Known => new(new(Turns[0], Turns[1], Turns[2]), new(Turns[3], Turns[4], Turns[5]));

    /// <summary>The settings as they stand in <c>persona.json</c>.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, Json)!.AsObject();

    /// <summary>Reads the settings of a persona.</summary>
    /// <exception cref="PersonaException">They are not those of this preset, or cannot be.</exception>
    public static CompactSettings Read(Persona persona)
    {
        CompactSettings? settings;
        try
        {
            settings = persona.Settings.Deserialize<CompactSettings>(Json);
        }
        catch (JsonException error)
        {
            throw new PersonaException(
                $"The settings of persona '{persona.Folder}' are not those of the family diffused, preset {persona.Preset}.", error);
        }

        return settings is { Steps: >= 1 and <= AllSteps, Guidance: >= 0 and <= MostGuidance, Turns.Length: 6 }
            && settings.Turns.All(turn => Math.Abs(turn) <= GreatestTurn)
            ? settings
            : throw new PersonaException($"The settings of persona '{persona.Folder}' are damaged: copy the persona again.");
    }
}
