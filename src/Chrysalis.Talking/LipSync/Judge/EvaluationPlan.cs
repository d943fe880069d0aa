using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>One stage; its weights are one file, which carries its own record.</summary>
/// <param name="recipe">How the judge is taught.</param>
/// <param name="footage">On what.</param>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class EvaluationPlan(EvaluationRecipe recipe, PreparedFootage footage) : ITrainingPlan
{
    private const int TrainerVersion = 2;
    private EvaluationStage? stage;

    /// <inheritdoc/>
    public string Key => $"judge {TrainerVersion} recipe {RecipeKey.Of(recipe)}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages =>
        [new("judge", recipe.Steps, 1, context => stage = new EvaluationStage(recipe, footage, context))];

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        using var scope = NewDisposeScope();
        Directory.CreateDirectory(persona.Folder);
        SafetensorsFile.Write(
            Path.Combine(persona.Folder, EvaluationWeights.FileName),
            ModuleWeights.Of(stage!.Network, "", ScalarType.Float16),
            persona.Describe("compact judge of lip sync"));
    }
}
