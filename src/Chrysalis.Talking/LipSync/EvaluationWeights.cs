using Chrysalis.Talking.Checkpoints;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync;

/// <summary>Finds and opens the weights of a judge of lip sync.</summary>
internal static class EvaluationWeights
{
    /// <summary>The file that training writes.</summary>
    public const string FileName = "judge.safetensors";

    private const string ShippedFolder = "syncnet-judge";
    private const string OfficialTensor = "netcnnlip.0.weight";
    private const string CompactTensor = "lipsEnd.weight";

    /// <summary>Opens a file of weights, or the shipped judge's.</summary>
    /// <exception cref="TalkingException">There is none, or it is not a judge's.</exception>
    public static EvaluationEmbedder Open(string? file)
    {
        string path = file ?? Shipped();
        if (!File.Exists(path))
            throw new CheckpointException($"'{path}' does not exist: give the weights of an evaluation SyncNet (.safetensors), or leave them out for the shipped judge.");
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
        string name = file is null ? ShippedFolder : Path.GetFileName(path);
        return tensors.ContainsKey(OfficialTensor) ? new EvaluationOfficialEmbedder(tensors, name)
            : tensors.ContainsKey(CompactTensor) ? new EvaluationCompactEmbedder(tensors, name)
            : throw new CheckpointException($"'{path}' is no judge of lip sync: it has neither '{OfficialTensor}' (the published SyncNet) nor '{CompactTensor}' (chrysalis talk train-judge).");
    }

    private static string Shipped() => ModelsFolder.Find() is { } models
        ? Path.Combine(models, ShippedFolder, FileName)
        : throw new CheckpointException("The shipped judge of lip sync is not there: run the program from its checkout, name the models folder in CHRYSALIS_MODELS, or give weights of your own.");
}
