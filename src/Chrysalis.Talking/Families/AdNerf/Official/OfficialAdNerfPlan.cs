using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Official;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>The head, then the torso behind it, as the public code trains them; together they are a persona.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class OfficialAdNerfPlan : ITrainingPlan
{
    private const int TrainerVersion = 1;

    private readonly AdNerfRecipe recipe;
    private readonly AdNerfFootage footage;
    private AdNerfHeadStage? head;
    private AdNerfTorsoStage? torso;

    /// <param name="recipe">How it is taught.</param>
    /// <param name="footage">What it is taught from.</param>
    public OfficialAdNerfPlan(AdNerfRecipe recipe, AdNerfFootage footage)
    {
        (this.recipe, this.footage) = (recipe, footage);
        Stages =
        [
            new("head", recipe.HeadSteps, 0.5, context => head = new(footage, recipe, context)),
            new("torso", recipe.TorsoSteps, 0.5, context => torso = new(footage, recipe, head!, context)),
        ];
    }

    /// <inheritdoc/>
    public string Key =>
        $"{AdNerfFamily.FamilyName} {TrainerVersion} {OfficialPreset.Name} hears {footage.Hearing} recipe {RecipeKey.Of(recipe)}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        AdNerfWeights.Save(persona.Folder, head!.Networks, torso!.Networks);
        OfficialSceneSource.Take(footage.Footage.Folder, footage.Footage.Training, [], null).Save(persona.Folder);
        persona.Write(
            AdNerfFamily.FamilyName, OfficialPreset.Name, new AdNerfSettings(footage.Range, footage.Hearing, true).ToJson(),
            [AdNerfWeights.FileName, OfficialScene.FileName]);
    }
}
