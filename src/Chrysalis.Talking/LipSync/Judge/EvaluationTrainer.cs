using System.Globalization;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>Footage to the weights of a compact judge of lip sync.</summary>
public static class EvaluationTrainer
{
    private const int TrainerVersion = 1;

    /// <summary>Pictures are not used here; the same size as the families' shares their prepared footage.</summary>
    private const int PictureLongEdgePx = 480;

    /// <summary>
    /// Trains or resumes a judge in <see cref="TrainingRequest.PersonaFolder"/> and writes <c>judge.safetensors</c> there; returns
    /// when the goal is reached or cancelled (the checkpoint is then saved). The preset is not read: there is one.
    /// </summary>
    /// <exception cref="TrainingException">The footage or an unfinished training in the folder cannot be used.</exception>
    /// <exception cref="MediaException">A file cannot be read or has no sound.</exception>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        Device device = TorchDevice.Get(request.Device);
        PreparedFootage footage = new FootagePreparation(EvaluationCompactNet.Crop, new FrameRate(EvaluationEmbedder.FramesPerSecond), PictureLongEdgePx, request.CacheFolder)
            .Prepare(request.Videos, progress, cancellation);
        string key = $"judge {TrainerVersion} seed {request.Seed} footage {footage.Key}";
        using var stage = new EvaluationStage(footage, device, request.Seed);
        TrainingCheckpoint done = new TrainingLoop(request, EvaluationStage.PresetSteps, key, progress).Run(stage, cancellation);
        if (!done.Finished)
            return new(false, done.Step, new Dictionary<string, double>());

        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, double> figures = stage.Validate("", done.Step);
        Directory.CreateDirectory(request.PersonaFolder);
        SafetensorsFile.Write(Path.Combine(request.PersonaFolder, EvaluationWeights.FileName), ModuleWeights.Of(stage.Network, "", ScalarType.Float16), Record(request, footage, done, figures));
        return new(true, done.Step, figures);
    }

    /// <summary>What the weights were trained on, kept in the file itself.</summary>
    private static Dictionary<string, string> Record(TrainingRequest request, PreparedFootage footage, TrainingCheckpoint done, IReadOnlyDictionary<string, double> figures)
    {
        var record = new Dictionary<string, string>
        {
            ["network"] = "compact judge of lip sync",
            ["licence"] = request.Licence,
            ["consent"] = request.Consent,
            ["footage_clips"] = Text(footage.Clips.Count),
            ["footage_sha256"] = footage.Key,
            ["seed"] = Text(request.Seed),
            ["steps"] = Text(done.Step),
            ["training_minutes"] = Text(Math.Round(done.Seconds / 60, 1)),
        };
        foreach ((string name, double value) in figures)
            record["validation_" + name] = Text(Math.Round(value, 4));
        return record;

        static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
