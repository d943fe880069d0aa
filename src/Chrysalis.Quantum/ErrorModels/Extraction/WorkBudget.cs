namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Ends what would take hours: loops that never come back to the same state are walked as often as they repeat.</summary>
internal sealed class WorkBudget
{
    private long left = CircuitErrorModel.MaxTargets;

    /// <exception cref="DecodingException">The budget is used up.</exception>
    public void Spend(int targets)
    {
        left -= targets;
        if (left < 0)
            throw new DecodingException("A REPEAT block of the circuit never comes back to the same state, and to unroll it takes more "
                + $"than {CircuitErrorModel.MaxTargets} targets: lower its count.");
    }
}
