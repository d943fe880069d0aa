using System.Text.Json.Nodes;

namespace Chrysalis.Talking.Personas;

/// <summary>What training writes and speaking reads: a folder with <c>persona.json</c> and safetensors files.</summary>
public sealed record Persona
{
    /// <summary>Version of the format this program reads and writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The folder; not stored.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Folder { get; init; } = "";

    /// <summary>Format version.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The persona's name (the folder's).</summary>
    public required string Name { get; init; }

    /// <summary>Family that trained it.</summary>
    public required string Family { get; init; }

    /// <summary>Preset of the family.</summary>
    public required string Preset { get; init; }

    /// <summary>Licence of the footage.</summary>
    public required string Licence { get; init; }

    /// <summary>Consent of the person shown.</summary>
    public required string Consent { get; init; }

    /// <summary>Files by name, each with its SHA-256 in lower-case hexadecimal.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>The family's own settings (frame rate, crop, sizes).</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>How it was trained: data, steps, seed, losses, validation figures.</summary>
    public required JsonObject Training { get; init; }
}
