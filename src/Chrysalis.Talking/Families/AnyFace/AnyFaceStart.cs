using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>Weights to begin a training with.</summary>
internal sealed class AnyFaceStart : IDisposable
{
    private AnyFaceStart(AnyFaceWeights weights, string hash, MotionNetwork motion, PainterNetworks painter) =>
        (Weights, Hash, Motion, Painter) = (weights, hash, motion, painter);

    /// <summary>The mouth's shapes and gains.</summary>
    public AnyFaceWeights Weights { get; }

    /// <summary>Names the file by its content.</summary>
    public string Hash { get; }

    /// <summary>The motion.</summary>
    public MotionNetwork Motion { get; }

    /// <summary>The painter.</summary>
    public PainterNetworks Painter { get; }

    /// <summary>Reads a persona of this family.</summary>
    /// <exception cref="TrainingException">It is of another family.</exception>
    public static AnyFaceStart Load(string folder)
    {
        Persona persona = PersonaFile.Load(folder);
        if (persona.Family != AnyFaceFamily.FamilyName)
            throw new TrainingException(
                $"'{folder}', to begin with, is a persona of the family '{persona.Family}': give one of '{AnyFaceFamily.FamilyName}'.")
            {
                Settings = [nameof(TrainingRequest.From)],
            };
        AnyFaceWeights weights = AnyFaceWeights.Load(persona);
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(weights.Path);
        var motion = new MotionNetwork(MotionNetwork.OutputsFor(weights.Preset.Coefficients));
        var painter = new PainterNetworks();
        motion.eval();
        painter.eval();
        ModuleWeights.Load(motion, tensors, "motion.", weights.Path);
        ModuleWeights.Load(painter, tensors, "", weights.Path);
        foreach (Tensor weight in motion.parameters().Concat(painter.parameters()).Concat(painter.buffers()))
            weight.DetachFromDisposeScope();
        return new(weights, persona.Files[AnyFaceWeights.FileName][..12], motion, painter);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Motion.Dispose();
        Painter.Dispose();
    }
}
