using System.Text.Json;
using Chrysalis.Foundation.Files;
using Chrysalis.Foundation.Random;
using Chrysalis.Foundation.Text;
using Chrysalis.Jobs;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// The videos of a batch that are made already: each is known by what it was made of - model, recording, face, options, version of the
/// program - and by its own bytes, in a folder <c>.chrysalis</c> beside them. May be shared between threads.
/// </summary>
/// <param name="words">How every recording is spoken.</param>
/// <param name="model">The persona's folder, or the checkpoint.</param>
internal sealed class FinishedVideos(SpeakWords words, string model)
{
    /// <summary>The folder's name.</summary>
    public const string FolderName = ".chrysalis";

    private readonly Lazy<string> common = new(() => Common(words, model));

    /// <summary>The video of a request, where it lies there as it was made of the same; null otherwise.</summary>
    public SpokenVideo? Find(SpeakRequest request)
    {
        if (!File.Exists(request.Output) || !Directory.Exists(StoreOf(request)))
            return null;
        return Store(request).TryRead(UnitOf(request), out FinishedVideo? known) && known.Sha256 == HashOf(request.Output)
            ? known.Video with { Output = Path.GetFullPath(request.Output), AlreadyMade = true }
            : null;
    }

    /// <summary>Takes note of a video that was made.</summary>
    public void Keep(SpeakRequest request, SpokenVideo video) =>
        Store(request).Keep(UnitOf(request), new(video, HashOf(request.Output!)));

    /// <summary>The SHA-256 of a file; of a persona's folder that of its description, which holds those of its files.</summary>
    public static string HashOf(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, PersonaFile.FileName) : path;
        return File.Exists(file) ? FileHash.Of(file) : "";
    }

    private static string StoreOf(SpeakRequest request) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(request.Output!))!, FolderName);

    private static WorkUnit UnitOf(SpeakRequest request) => new(Path.GetFileName(request.Output!), 0, new Seed(request.Seed));

    private static string Common(SpeakWords words, string model)
    {
        IEnumerable<string> contents = words.Words.Select(word => words.Paths.Contains(word) ? HashOf(word) : word);
        return JsonSerializer.Serialize((string[])[ProgramVersion.Whole, HashOf(model), .. contents]);
    }

    private PartStore<FinishedVideo> Store(SpeakRequest request) =>
        new(StoreOf(request), JobKey.Of("talk speak", 1, (string[])[common.Value, HashOf(request.Audio!)]));
}
