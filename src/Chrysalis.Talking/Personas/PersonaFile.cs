using System.Text.Json;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Personas;

/// <summary>Reads and writes persona folders.</summary>
public static class PersonaFile
{
    /// <summary>Name of the description within the folder.</summary>
    public const string FileName = "persona.json";

    private const long MostBytes = 16_000_000;
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        MaxDepth = 32,
        RespectNullableAnnotations = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a persona and checks its files against their hashes.</summary>
    /// <exception cref="PersonaException">The folder is no persona, is of another version, or a file is missing or damaged.</exception>
    public static Persona Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new PersonaException(Missing(folder));
        Persona persona = Parse(path) with { Folder = Path.GetFullPath(folder) };
        if (persona.Version != Persona.CurrentVersion)
            throw new PersonaException($"Persona '{folder}' is of version {persona.Version}; this program reads version "
                + $"{Persona.CurrentVersion}: train it again, or use the program that wrote it.");
        foreach ((string name, string hash) in persona.Files)
            RequireIntact(folder, name, hash);
        return persona;
    }

    /// <summary>Writes the description, with the hashes of the files named, which must be in the folder already.</summary>
    /// <returns>The persona with its folder and hashes.</returns>
    public static Persona Save(string folder, Persona persona, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        Persona whole = persona with
        {
            Folder = Path.GetFullPath(folder),
            Files = files.ToDictionary(name => name, name => FileHash.Of(Path.Combine(folder, name))),
        };
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(whole, Json) + "\n");
        return whole;
    }

    /// <summary>Refuses a persona that does not name files which its family needs.</summary>
    /// <exception cref="PersonaException">It lacks one.</exception>
    internal static void Require(Persona persona, params IEnumerable<string> names)
    {
        if (names.FirstOrDefault(name => !persona.Files.ContainsKey(name)) is { } missing)
            throw Lacking(persona.Folder, missing);
    }

    private static PersonaException Lacking(string folder, string name) =>
        new($"Persona '{folder}' lacks its file '{name}': copy the whole folder.");

    private static string Missing(string folder)
    {
        if (!Directory.Exists(folder))
            return $"Persona folder '{folder}' does not exist.";
        return Directory.Exists(Path.Combine(folder, "training"))
            ? $"Persona '{folder}' is not trained to its end: run the same training again to go on."
            : $"Folder '{folder}' holds no {FileName}: give the folder of a persona, as a training writes it.";
    }

    private static Persona Parse(string path)
    {
        try
        {
            byte[] json = LimitedFile.ReadBytes(
                path, MostBytes, _ => new PersonaException($"'{path}' has more than {MostBytes} bytes: it is no persona description."));
            Persona persona = JsonSerializer.Deserialize<Persona>(json, Json) ?? throw new PersonaException($"'{path}' is empty.");
            // The reader takes null for the values of a dictionary, whatever their type says.
            return persona.Files.FirstOrDefault(file => file.Value is null) is { Key: { } name }
                ? throw new PersonaException($"'{path}' is damaged: it gives no hash of its file '{name}'.")
                : persona;
        }
        catch (JsonException error)
        {
            throw new PersonaException($"'{path}' is damaged at line {error.LineNumber + 1}: it is no persona description.", error)
            {
                Place = new((error.LineNumber ?? 0) + 1, 0, path),
            };
        }
    }

    private static void RequireIntact(string folder, string name, string hash)
    {
        if (name != Path.GetFileName(name))
            throw new PersonaException($"Persona '{folder}' names a file '{name}' outside its folder.");
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw Lacking(folder, name);
        string found = FileHash.Of(path);
        if (!string.Equals(found, hash, StringComparison.OrdinalIgnoreCase))
            throw new PersonaException($"'{path}' is damaged: its SHA-256 begins with {found[..12]}, "
                + $"the persona says {(hash.Length >= 12 ? hash[..12] : hash)}; copy the folder again.");
    }
}
