namespace Chrysalis.Quantum.Stim;

/// <summary>One step of a gate's decomposition.</summary>
/// <param name="Primitive">What is done.</param>
/// <param name="First">Place of the first qubit among the gate's targets, 0 or 1.</param>
/// <param name="Second">Place of the second, where there is one.</param>
internal readonly record struct CliffordStep(CliffordPrimitive Primitive, int First, int Second)
{
    /// <summary>Reads "H0 S1 CX01": a gate as steps in the order of time.</summary>
    public static CliffordStep[] Parse(string steps)
        => [.. steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];

    private static CliffordStep ParseOne(string step)
    {
        string name = step.TrimEnd('0', '1');
        string places = step[name.Length..];
        return new(Enum.Parse<CliffordPrimitive>(name, ignoreCase: true), places[0] - '0', places[^1] - '0');
    }
}
