namespace Chrysalis.Quantum.Stabilizer.Programs;

/// <summary>A step of a lowered circuit.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Targets">To what; qubits are numbered densely.</param>
/// <param name="Arguments">Probabilities or coordinates.</param>
/// <param name="Count">Repetitions of a block; number of an observable; 1 for a measurement that a reset follows; 1 for an error of one
/// named Pauli (X_ERROR), as against a channel of which only one part is not zero; 1 for HERALDED_ERASE.</param>
/// <param name="Body">The block.</param>
internal sealed record ProgramStep(StepKind Kind, int[] Targets, double[] Arguments, long Count = 0, ProgramStep[]? Body = null)
{
    /// <summary>Free text of the operation that the step comes from; empty for none.</summary>
    public string Tag { get; init; } = "";

    /// <summary>The chance that anything happens, for noise; that a result is wrong, for measurements.</summary>
    public double Probability { get; } = Kind is StepKind.Detector or StepKind.ShiftCoordinates ? 0 : Math.Min(1, Arguments.Sum());

    /// <summary>Whether it changes no shot: coordinates are moved, or nothing else is done any number of times.</summary>
    public bool IsIdle { get; } = Kind == StepKind.ShiftCoordinates || (Kind == StepKind.Repeat && Body!.All(step => step.IsIdle));
}
