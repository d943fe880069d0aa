using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Tests.Training;

/// <summary>A plan's stages without the end, for footage that shows no face.</summary>
internal sealed class StagesOnly(ITrainingPlan plan) : ITrainingPlan
{
    public string Key => plan.Key;

    public FootageSummary Footage => plan.Footage;

    public IReadOnlyList<TrainingStage> Stages => plan.Stages;

    public void Finish(PersonaWriter persona)
    {
    }
}
