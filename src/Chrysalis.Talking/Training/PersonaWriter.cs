using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Training;

/// <summary>Writes what a training came to, with the record of how it did. Not for use from several threads at once.</summary>
public sealed class PersonaWriter
{
    private readonly TrainingRequest request;
    private readonly FootageSummary footage;
    private readonly TrainingOutcome outcome;

    /// <summary>A writer for one finished training.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="footage">What it was trained on.</param>
    /// <param name="outcome">What it came to.</param>
    /// <param name="cancellation">Stops what is measured before writing.</param>
    public PersonaWriter(TrainingRequest request, FootageSummary footage, TrainingOutcome outcome, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(footage);
        ArgumentNullException.ThrowIfNull(outcome);
        (this.request, this.footage, this.outcome, Cancellation) = (request, footage, outcome, cancellation);
    }

    /// <summary>The folder to write weights into.</summary>
    public string Folder => request.PersonaFolder;

    /// <summary>Stops what is measured before writing; the same command then goes on from the finished stages.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Writes <c>persona.json</c>; the weights are there already.</summary>
    /// <param name="family">The family that trained it.</param>
    /// <param name="preset">The family's preset.</param>
    /// <param name="settings">The family's own settings.</param>
    /// <param name="files">Names of the files in the folder that belong to it.</param>
    public Persona Write(string family, string preset, JsonObject settings, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(files);
        return PersonaFile.Save(Folder, new Persona
        {
            Name = NameOf(Folder),
            Family = family,
            Preset = preset,
            Licence = request.Licence,
            Consent = request.Consent,
            Files = new Dictionary<string, string>(),
            Settings = settings,
            Training = Record(),
        }, files);
    }

    /// <summary>The same record as text by name, for weights that are one file and carry it themselves.</summary>
    /// <param name="network">What the weights are of.</param>
    public IReadOnlyDictionary<string, string> Describe(string network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var record = new Dictionary<string, string>
        {
            ["network"] = network,
            ["licence"] = request.Licence,
            ["consent"] = request.Consent,
            ["footage_clips"] = Text(footage.Clips),
            ["footage_sha256"] = footage.Sha256,
            ["seed"] = Text(request.Seed),
            ["steps"] = Text(outcome.Steps.Sum()),
            [TrainingRecord.Minutes] = Text(Math.Round(outcome.Minutes, 1)),
        };
        foreach ((string name, double value) in outcome.Figures)
            record["validation_" + name] = Text(Math.Round(value, 4));
        return record;

        static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private JsonObject Record() => new()
    {
        ["footage_clips"] = footage.Clips,
        ["footage_frames"] = footage.Frames,
        ["footage_frames_without_face"] = footage.FramesWithoutFace,
        ["footage_frames_held_out"] = footage.HeldFrames,
        ["footage_sha256"] = footage.Sha256,
        ["seed"] = request.Seed,
        ["from"] = request.From is { } from ? NameOf(from) : null,
        ["steps"] = new JsonArray([.. outcome.Steps.Select(steps => (JsonNode)steps)]),
        [TrainingRecord.Minutes] = Math.Round(outcome.Minutes, 1),
        [TrainingRecord.MinutesBefore] = request.From is null ? 0 : MinutesOf(request.From),
        ["validation"] = JsonSerializer.SerializeToNode(
            outcome.Figures.ToDictionary(figure => figure.Key, figure => Math.Round(figure.Value, 4))),
    };

    // The weights were read when the training began; that their folder is gone since is no reason to lose it.
    private static double? MinutesOf(string folder)
    {
        try
        {
            return TrainingRecord.MinutesInAll(PersonaFile.Load(folder));
        }
        catch (TalkingException)
        {
            return null;
        }
    }

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
