using Chrysalis.Talking.Footage;

namespace Chrysalis.Talking.Training;

/// <summary>
/// What a family wants to be trained: stages with their losses, and what becomes of them. The run owns the rest: progress,
/// checkpoints, resuming, previews, stopping, the count of steps and the order of validation.
/// </summary>
public interface ITrainingPlan
{
    /// <summary>
    /// Names what is trained and how (family, version of its trainer, preset, recipe): an unfinished training of another key is refused.
    /// </summary>
    string Key { get; }

    /// <summary>What it is trained on.</summary>
    FootageSummary Footage { get; }

    /// <summary>The stages, in their order.</summary>
    IReadOnlyList<TrainingStage> Stages { get; }

    /// <summary>Writes what the stages learned; called when all met their goals, before they are disposed.</summary>
    void Finish(PersonaWriter persona);
}
