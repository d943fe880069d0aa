using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>Footage to persona: prepare, train the mouth, the speech encoder and the portrait, write the folder.</summary>
internal sealed class AutoencoderTrainer
{
    private const int MostIdleFrames = 150;
    private const int TrainerVersion = 1;

    private readonly TrainingRequest request;
    private readonly AutoencoderPreset preset;
    private readonly Device device;
    private readonly IProgress<TrainingProgress> progress;

    public AutoencoderTrainer(TrainingRequest request, IProgress<TrainingProgress> progress)
    {
        this.request = request;
        this.progress = progress;
        if (request.From is { } from)
            throw new TrainingException($"The family '{AutoencoderFamily.FamilyName}' begins every training anew: leave out --from '{from}'.");
        preset = AutoencoderPreset.Get(request.Preset);
        device = TorchDevice.Get(request.Device);
    }

    public TrainingResult Train(CancellationToken cancellation)
    {
        PreparedFootage footage = new FootagePreparation(preset.Crop, AutoencoderPreset.FrameRate, preset.PortraitLongEdgePx, request.CacheFolder)
            .Prepare(request.Videos, progress, cancellation);
        string key = $"autoencoder {TrainerVersion} {preset.Name} seed {request.Seed} footage {footage.Key}";
        var loop = new TrainingLoop(request, preset.MouthSteps + preset.SpeechSteps + preset.PortraitSteps, key, progress);

        using var mouth = new MouthStage(preset, footage, device, request.Seed);
        TrainingCheckpoint mouthDone = loop.Run(mouth, cancellation);
        if (!mouthDone.Finished)
            return Stopped(mouthDone);
        using var speech = new SpeechStage(preset, footage, mouth.Networks, device, request.Seed);
        TrainingCheckpoint speechDone = loop.Run(speech, cancellation);
        if (!speechDone.Finished)
            return Stopped(mouthDone, speechDone);
        using var portrait = new PortraitStage(preset, footage, device, request.Seed);
        TrainingCheckpoint portraitDone = loop.Run(portrait, cancellation);
        if (!portraitDone.Finished)
            return Stopped(mouthDone, speechDone, portraitDone);

        using var scope = NewDisposeScope();
        Dictionary<string, double> figures = mouth.Validate(TrainingLoop.FolderOf(request.PersonaFolder), mouthDone.Step)
            .Concat(speech.Validate("", 0))
            .Concat(portrait.Validate(TrainingLoop.FolderOf(request.PersonaFolder), portraitDone.Step))
            .ToDictionary();
        Tensor idle = Idle(footage, portrait.Networks.Encoder, cancellation);
        AutoencoderWeights.Save(request.PersonaFolder, mouth.Networks.Decoder, speech.Network, portrait.Networks.Decoder, idle, speech.MeasureOpeningGain(cancellation), speech.MeasureRest());
        TrainingCheckpoint[] stages = [mouthDone, speechDone, portraitDone];
        WritePersona(footage, figures, stages);
        return new(true, stages.Sum(stage => stage.Step), figures);
    }

    private static TrainingResult Stopped(params TrainingCheckpoint[] stages) =>
        new(false, stages.Sum(stage => stage.Step), new Dictionary<string, double>());

    /// <summary>
    /// The portrait's latents over a restful clip, smoothed: how the head moves, looks and blinks when the persona is on its own.
    /// </summary>
    private Tensor Idle(PreparedFootage footage, PortraitEncoder encoder, CancellationToken cancellation)
    {
        using var _ = no_grad();
        PreparedClip restful = footage.Clips.Where(clip => clip.PictureCount > 0).MinBy(clip => clip.Opening.Average())!;
        (int height, int width) = restful.PictureSize;
        var options = new VideoReadOptions { Rate = AutoencoderPreset.FrameRate, Size = (width, height) };
        var latents = new List<Tensor>();
        foreach (Frame frame in VideoReader.Read(restful.Source, options, cancellation).Take(MostIdleFrames))
            latents.Add(encoder.call(FrameTensor.FromFrames([frame], device)));
        return Smooth(cat([.. latents]));
    }

    /// <summary>A binomial window of five frames over time, the ends held.</summary>
    private static Tensor Smooth(Tensor latents)
    {
        long count = latents.shape[0];
        double[] window = [1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0];
        Tensor sum = zeros_like(latents);
        for (int k = 0; k < window.Length; k++)
        {
            Tensor indices = (arange(count, device: latents.device) + (k - 2)).clamp(0, count - 1);
            sum += window[k] * latents.index_select(0, indices);
        }

        return sum;
    }

    private void WritePersona(PreparedFootage footage, Dictionary<string, double> figures, TrainingCheckpoint[] stages)
    {
        var persona = new Persona
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.PersonaFolder))),
            Family = AutoencoderFamily.FamilyName,
            Preset = preset.Name,
            Licence = request.Licence,
            Consent = request.Consent,
            Files = new Dictionary<string, string>(),
            Settings = AutoencoderWeights.Settings(preset),
            Training = new JsonObject
            {
                ["footage_clips"] = footage.Clips.Count,
                ["footage_frames"] = footage.Clips.Sum(clip => clip.FrameCount),
                ["footage_frames_without_face"] = footage.Clips.Sum(clip => clip.Found.Count(found => found == 0)),
                ["footage_sha256"] = footage.Key,
                ["seed"] = request.Seed,
                ["steps"] = new JsonArray([.. stages.Select(stage => (JsonNode)stage.Step)]),
                ["training_minutes"] = Math.Round(stages.Sum(stage => stage.Seconds) / 60, 1),
                ["validation"] = JsonSerializer.SerializeToNode(figures.ToDictionary(figure => figure.Key, figure => Math.Round(figure.Value, 4))),
            },
        };
        PersonaFile.Save(request.PersonaFolder, persona, [AutoencoderWeights.FileName]);
    }
}
