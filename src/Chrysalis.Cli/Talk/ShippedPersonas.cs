using System.Text.Json.Nodes;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Cli.Talk;

/// <summary>The personas that came with the program, in the folder of models.</summary>
internal static class ShippedPersonas
{
    /// <summary>Their folders, sorted by name; empty when the program stands alone.</summary>
    public static IReadOnlyList<string> Folders() => ModelsFolder.Find() is { } models && Directory.Exists(models)
        ? [.. Directory.GetDirectories(Path.GetFullPath(models)).Where(folder => File.Exists(Path.Combine(folder, PersonaFile.FileName)))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>
    /// The folder of the persona to use: a given folder or shipped name, else the shipped one of a family, else the one for any face where
    /// a face is given and the first of the others where none is.
    /// </summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Resolve(string? persona, string? family = null, bool overFace = false)
    {
        IReadOnlyList<string> shipped = Folders();
        if (persona is not null)
            return Directory.Exists(persona) ? persona : Named(persona, shipped);
        if (family is null)
            return (overFace ? shipped.FirstOrDefault(IsForAnyFace) : null) ?? shipped.FirstOrDefault(folder => !IsForAnyFace(folder))
                ?? throw new UsageException("No persona came with this program: give one with --persona FOLDER.");
        string name = TalkingFamilies.Get(family).Name;
        return shipped.FirstOrDefault(folder => FamilyOf(folder) == name)
            ?? throw new UsageException($"No persona of the family '{name}' came with this program: train one with 'chrysalis talk train "
                + $"--family {name}' and give it with --persona FOLDER.");
    }

    /// <summary>Whether a persona has no person of its own but is for any face.</summary>
    public static bool IsForAnyFace(string folder) => FamilyOf(folder) == AnyFaceFamily.FamilyName;

    private static string Named(string name, IReadOnlyList<string> shipped)
    {
        string[] names = [.. shipped.Select(folder => Path.GetFileName(folder))];
        if (shipped.FirstOrDefault(folder => Path.GetFileName(folder) == name) is { } found)
            return found;
        string hint = names.Length > 0 ? $", nor a shipped persona ({string.Join(", ", names)})" : "";
        throw new UsageException($"'{name}' is not a persona folder{hint}: give the folder that 'chrysalis talk train' wrote.");
    }

    private static string? FamilyOf(string folder) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, PersonaFile.FileName)))?["family"]?.GetValue<string>();
}
