using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Official;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>The head, its lips, then the torso, as the public code trains them; together they are a persona.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class OfficialSyncTalkPlan : ITrainingPlan
{
    private const int TrainerVersion = 1;

    private readonly SyncTalkRecipe recipe;
    private readonly SyncTalkFootage footage;
    private SyncTalkHeadStage? head, lips;
    private SyncTalkTorsoStage? torso;

    /// <param name="recipe">How it is taught.</param>
    /// <param name="footage">What it is taught from.</param>
    public OfficialSyncTalkPlan(SyncTalkRecipe recipe, SyncTalkFootage footage)
    {
        (this.recipe, this.footage) = (recipe, footage);
        Stages =
        [
            new("head", recipe.HeadSteps, 0.5, context => head = new(footage, recipe, null, context)),
            new("lips", recipe.LipSteps, 0.25, context => lips = new(footage, recipe, head, context)),
            new("torso", recipe.TorsoSteps, 0.25, context => torso = new(footage, recipe, lips!, context)),
        ];
    }

    /// <inheritdoc/>
    public string Key => $"{SyncTalkFamily.FamilyName} {TrainerVersion} {OfficialPreset.Name} recipe {RecipeKey.Of(recipe)}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        SyncTalkWeights.Save(persona.Folder, new(lips!.Network, torso!.Network), footage.Ear);
        OfficialHeadFolder folder = footage.Footage.Folder;
        IReadOnlyList<OfficialFrame> frames = footage.Footage.Held.Count > 1 ? footage.Footage.Held : footage.Footage.Training;
        OfficialSceneSource.Take(
            folder, frames, OfficialSceneSource.Expressions(folder, frames, lips.Network.Shape.Expressions), null).Save(persona.Folder);
        persona.Write(
            SyncTalkFamily.FamilyName, OfficialPreset.Name, new JsonObject(),
            [SyncTalkWeights.HeadFile, SyncTalkWeights.EarFile, OfficialScene.FileName]);
    }
}
