namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>The noise of a generated memory circuit: <see cref="UniformNoise"/> or <see cref="HardwareNoise"/>.</summary>
public abstract record MemoryNoise
{
    /// <summary>Checks every probability.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">One is not a probability.</exception>
    public MemoryNoise Validated()
    {
        RequireProbabilities();
        return this;
    }

    private protected abstract void RequireProbabilities();

    private protected static void Require(string name, double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new QuantumException(FormattableString.Invariant($"{probability} is not a probability of {name}: give 0 to 1."));
    }
}
