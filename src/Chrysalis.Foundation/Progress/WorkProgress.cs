namespace Chrysalis.Foundation.Progress;

/// <summary>Where a piece of work stands.</summary>
/// <param name="Stage">What is going on.</param>
/// <param name="Done">Units done of this stage.</param>
/// <param name="Total">Units of this stage; 0 when unknown.</param>
/// <param name="Loss">Running training loss, when there is one.</param>
/// <param name="Message">A line worth keeping, when there is one.</param>
/// <param name="Note">What is known at this moment, shown beside the stage and replaced by the next one.</param>
/// <param name="Remaining">Time left of this stage, when whoever does the work can tell.</param>
public readonly record struct WorkProgress(
    string Stage, long Done, long Total, double? Loss = null, string? Message = null, string? Note = null, TimeSpan? Remaining = null);
