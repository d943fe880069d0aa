using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chrysalis.Talking.Personas;

/// <summary>What a persona's own record says of its training; null where it says nothing, or nothing that can be read.</summary>
public static class TrainingRecord
{
    /// <summary>The record's name of the minutes of one training.</summary>
    internal const string Minutes = "training_minutes";

    /// <summary>The record's name of the minutes of the trainings whose weights it began with.</summary>
    internal const string MinutesBefore = "minutes_before";

    /// <summary>Minutes of training in all: its own, and those of the personas whose weights it began with.</summary>
    /// <param name="persona">The persona.</param>
    public static double? MinutesInAll(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        double? before = Number(persona, MinutesBefore) ?? (persona.Training["from"] is null ? 0 : null);
        return Number(persona, Minutes) + before is { } all and >= 0 ? all : null;
    }

    /// <summary>The seed of its training.</summary>
    /// <param name="persona">The persona.</param>
    public static int? Seed(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return Number(persona, "seed") is { } seed and >= int.MinValue and <= int.MaxValue && double.IsInteger(seed) ? (int)seed : null;
    }

    private static double? Number(Persona persona, string name) =>
        persona.Training[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;
}
