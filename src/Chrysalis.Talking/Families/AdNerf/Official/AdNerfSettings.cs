using System.Text.Json.Nodes;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.VolumeRendering;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>What a persona at the published size says in <c>persona.json</c> beside its weights.</summary>
/// <param name="Range">Where rays are sampled.</param>
/// <param name="Hearing">What it hears.</param>
/// <param name="HasTorso">Whether it has a torso.</param>
internal sealed record AdNerfSettings(DepthRange Range, AdNerfHearing Hearing, bool HasTorso)
{
    private const string Near = "near", Far = "far", Hears = "hears", Torso = "torso", DeepSpeech = "deepspeech", Mel = "mel";

    /// <summary>The settings as they stand in <c>persona.json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        [Near] = Range.Near,
        [Far] = Range.Far,
        [Hears] = Hearing == AdNerfHearing.Mel ? Mel : DeepSpeech,
        [Torso] = HasTorso,
    };

    /// <summary>Reads those of a persona.</summary>
    /// <exception cref="PersonaException">They are not of such a persona, or cannot be.</exception>
    public static AdNerfSettings Read(Persona persona)
    {
        try
        {
            JsonObject settings = persona.Settings;
            if (settings[Near]?.GetValue<float>() is > 0 and < 1e6f and { } near && settings[Far]?.GetValue<float>() is < 1e6f and { } far
                && near < far && settings[Hears]?.GetValue<string>() is { } hears && (hears is DeepSpeech or Mel)
                && settings[Torso]?.GetValue<bool>() is { } torso)
                return new(new(near, far), hears == Mel ? AdNerfHearing.Mel : AdNerfHearing.DeepSpeech, torso);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            // Of another type than they are: said below.
        }

        throw new PersonaException($"The settings of persona '{persona.Folder}' are not those of AD-NeRF at its published size: copy the "
            + "persona again.");
    }
}
