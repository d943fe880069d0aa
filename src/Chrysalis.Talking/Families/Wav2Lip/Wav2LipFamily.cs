using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.Wav2Lip.Export;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// The second generation: a generator taught by a lip-sync expert and a discriminator (Wav2Lip: Prajwal, Mukhopadhyay, Namboodiri, Jawahar
/// 2020, arXiv 2008.10010). It paints any face that is given. May be shared between threads.
/// </summary>
public sealed class Wav2LipFamily : ITrains, IReadsCheckpoints, IExports
{
    internal const string FamilyName = "wav2lip";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. Wav2LipPreset.All.Select(preset => preset.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<KnownNetwork> Networks { get; } =
    [
        KnownNetwork.Of("Wav2Lip generator (official)", "face_decoder_blocks.6.2.conv_block.0.weight", () => new OfficialGenerator()),
        KnownNetwork.Of("Wav2Lip quality discriminator (official)", "binary_pred.0.weight", () => new QualityDiscriminator()),
        KnownNetwork.Of("Wav2Lip generator (compact)", "rise.2.skip.weight", () => new CompactPreset().CreateGenerator()),
        KnownNetwork.Of("Wav2Lip lip-sync expert (compact)", "faceEnd.weight", () => new CompactPreset().CreateExpert()),
        new KnownNetwork("Wav2Lip mouth drive (compact)", MouthDrive.Marker, () => MouthDrive.Shapes),
    ];

    /// <inheritdoc/>
    public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        return Wav2LipPlan.Train(request, progress, cancellation);
    }

    /// <inheritdoc/>
    public ITalkingModel Load(Persona persona, string device)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(device);
        return TorchDevice.IsSpared(device) && Wav2LipPreset.Get(persona.Preset) is CompactPreset compact
            ? new OnnxWav2Lip(persona, compact)
            : Wav2LipWeights.Load(persona, TorchDevice.Get(device));
    }

    /// <inheritdoc/>
    public ITalkingModel LoadCheckpoint(string path, string device)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(device);
        return Wav2LipWeights.LoadCheckpoint(path, TorchDevice.Get(device));
    }

    /// <inheritdoc/>
    public ExportResult ExportOnnx(Persona persona, string output)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(output);
        return ExportOnnx(Path.Combine(persona.Folder, Wav2LipWeights.GeneratorFile), output);
    }

    /// <inheritdoc/>
    public ExportResult ExportOnnx(string checkpoint, string output)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(output);
        (LipGenerator generator, Wav2LipPreset preset) = Wav2LipWeights.OpenGenerator(checkpoint, TorchDevice.Get("cpu"));
        using (generator)
            return CheckedExport.Write(generator, preset.Shape, output);
    }
}
