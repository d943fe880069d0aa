using Chrysalis.Talking.Checkpoints;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>Finds and opens the weights of a judge of lip sync.</summary>
internal static class EvaluationWeights
{
    /// <summary>The file that training writes.</summary>
    public const string FileName = "judge.safetensors";

    private const string ShippedFolder = "syncnet-judge";
    private const string OfficialTensor = "netcnnlip.0.weight";
    private const string CompactTensor = "lipsEnd.weight";

    /// <summary>Opens a file of weights, or the shipped judge's.</summary>
    /// <exception cref="CheckpointException">There is none, or it is not a judge's.</exception>
    public static EvaluationEmbedder Open(string? path)
    {
        using WeightsFile file = CheckpointFile.Open(path ?? Shipped());
        StateDictionary weights = file.StateDictionary().WithoutModulePrefix();
        string name = path is null ? ShippedFolder : Path.GetFileName(path);
        return weights.Tensors.ContainsKey(OfficialTensor) ? new EvaluationOfficialEmbedder(weights, name)
            : weights.Tensors.ContainsKey(CompactTensor) ? new EvaluationCompactEmbedder(weights, name)
            : throw new CheckpointException($"'{file.Path}' is no judge of lip sync: it has neither '{OfficialTensor}' (the published "
                + $"SyncNet) nor '{CompactTensor}' (a judge that was trained here).");
    }

    private static string Shipped() => ModelsFolder.Find() is { } models
        ? Path.Combine(models, ShippedFolder, FileName)
        : throw new CheckpointException("The shipped judge of lip sync is not there: run the program from its checkout, "
            + "name the models folder in CHRYSALIS_MODELS, or give weights of your own.");
}
