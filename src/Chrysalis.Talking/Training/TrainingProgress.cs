namespace Chrysalis.Talking.Training;

/// <summary>Where a training stands.</summary>
/// <param name="Stage">What is going on, for example <c>prepare</c> or <c>mouth</c>.</param>
/// <param name="Done">Units done of this stage.</param>
/// <param name="Total">Units of this stage.</param>
/// <param name="Loss">Running training loss, when there is one.</param>
/// <param name="Message">A line worth keeping (validation figures, a preview's path), when there is one.</param>
public sealed record TrainingProgress(string Stage, long Done, long Total, double? Loss = null, string? Message = null);
