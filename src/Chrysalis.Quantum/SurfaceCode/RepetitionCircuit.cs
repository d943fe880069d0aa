using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Stim's repetition code: data qubits at even places of a line, measurement qubits between them.</summary>
internal static class RepetitionCircuit
{
    public static StimCircuit Generate(MemoryCircuitOptions options)
    {
        var noise = (UniformNoise)options.Noise;
        int checks = options.Distance - 1;
        int[] data = [.. Enumerable.Range(0, options.Distance).Select(k => 2 * k)];
        int[] measured = [.. Enumerable.Range(0, checks).Select(k => (2 * k) + 1)];
        StimCircuitBuilder cycle = Cycle(noise, data, measured);

        var circuit = new StimCircuitBuilder();
        circuit.Add("R", [.. Enumerable.Range(0, (2 * checks) + 1)]);
        circuit.AddNoise("X_ERROR", [.. Enumerable.Range(0, (2 * checks) + 1)], noise.AfterResetFlipProbability);
        circuit.Append(cycle);
        for (int k = 0; k < checks; k++)
            circuit.Detector([checks - k], (2 * k) + 1, 0);

        var body = new StimCircuitBuilder();
        body.Append(cycle);
        body.Add("SHIFT_COORDS", (IEnumerable<StimTarget>)[], 0, 1);
        for (int k = 0; k < checks; k++)
            body.Detector([checks - k, (2 * checks) - k], (2 * k) + 1, 0);
        circuit.Repeat(body, options.Rounds - 1);

        circuit.AddNoise("X_ERROR", data, noise.BeforeMeasureFlipProbability);
        circuit.Add("M", data);
        for (int k = 0; k < checks; k++)
            circuit.Detector([checks - k, checks - k + 1, (2 * checks) - k + 1], (2 * k) + 1, 1);
        circuit.Add("OBSERVABLE_INCLUDE", [StimTarget.Record(1)], 0);
        return circuit.Build();
    }

    private static StimCircuitBuilder Cycle(UniformNoise noise, int[] data, int[] measured)
    {
        var cycle = new StimCircuitBuilder();
        cycle.Tick();
        cycle.AddNoise("DEPOLARIZE1", data, noise.BeforeRoundDataDepolarization);
        foreach (int side in (int[])[-1, 1])
        {
            int[] pairs = [.. measured.SelectMany(q => (int[])[q + side, q])];
            cycle.Add("CX", pairs);
            cycle.AddNoise("DEPOLARIZE2", pairs, noise.AfterCliffordDepolarization);
            cycle.Tick();
        }
        cycle.AddNoise("X_ERROR", measured, noise.BeforeMeasureFlipProbability);
        cycle.Add("MR", measured);
        cycle.AddNoise("X_ERROR", measured, noise.AfterResetFlipProbability);
        return cycle;
    }
}
