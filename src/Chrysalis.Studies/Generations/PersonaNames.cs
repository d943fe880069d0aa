using Chrysalis.Talking;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Studies.Generations;

/// <summary>By which name each persona is shown, and its videos are kept: its own, and its folders' where two have one name.</summary>
internal static class PersonaNames
{
    private const int MostFolders = 4;

    /// <summary>A name each, no two alike.</summary>
    /// <exception cref="TalkingException">Two folders are one.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<Persona> personas)
    {
        string[] names = [.. personas.Select(persona => persona.Name)];
        for (int folders = 1; folders <= MostFolders && !AreDistinct(names); folders++)
            names = [.. names.Select((name, i) => names.Count(other => Same(other, name)) == 1 ? name : Path(personas[i], folders))];
        return names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new TalkingException($"The persona '{twice.Key}' is named twice: name each once.")
            : names;
    }

    private static bool AreDistinct(string[] names) => names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last folders of its path, joined: sweep-seed-1.</summary>
    private static string Path(Persona persona, int folders) => string.Join('-', System.IO.Path.GetFullPath(persona.Folder)
        .Split(System.IO.Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)[^(folders + 1)..]);
}
