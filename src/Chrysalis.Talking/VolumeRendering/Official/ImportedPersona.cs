using System.Text.Json.Nodes;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>Writes a persona of published checkpoints, whole or not at all.</summary>
internal static class ImportedPersona
{
    /// <summary>Refuses a folder that cannot take one, before anything is read.</summary>
    /// <exception cref="PersonaException">There is something in it, or it cannot be written.</exception>
    public static void RequireFree(ImportRequest request)
    {
        if (NewFolder.WhyNot(request.PersonaFolder) is { } fault)
            throw new PersonaException(fault);
        if (request.Height is < 16 or > 4320 || request.Height % 2 == 1)
            throw new PersonaException($"Pictures of {request.Height} rows are not made: give an even number from 16 to 4320.");
    }

    /// <summary>Writes it.</summary>
    /// <param name="request">What it is made of.</param>
    /// <param name="family">Its family.</param>
    /// <param name="settings">The family's settings.</param>
    /// <param name="write">Writes its files into a folder and names them.</param>
    public static Persona Write(ImportRequest request, string family, JsonObject settings, Func<string, IReadOnlyList<string>> write)
    {
        string folder = Path.GetFullPath(request.PersonaFolder);
        bool isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        try
        {
            return PersonaFile.Save(folder, new Persona
            {
                Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
                Family = family,
                Preset = OfficialPreset.Name,
                Licence = request.Licence,
                Consent = request.Consent,
                Files = new Dictionary<string, string>(),
                Settings = settings,
                Training = new()
                {
                    ["imported"] = new JsonArray([.. request.Checkpoints.Select(path => (JsonNode)Path.GetFileName(path))]),
                    ["data"] = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.DataFolder))),
                },
            }, write(folder));
        }
        catch
        {
            foreach (string file in Directory.EnumerateFiles(folder))
                File.Delete(file);
            if (isNew)
                Directory.Delete(folder);
            throw;
        }
    }
}
