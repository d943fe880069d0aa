using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Stim's repetition code: data qubits at even places of a line, measurement qubits between them.</summary>
internal sealed class RepetitionCircuit
{
    private readonly MemoryCircuitOptions options;
    private readonly UniformNoise noise;
    private readonly Impact? impact;
    private readonly int checks;
    private readonly int[] data;
    private readonly int[] measured;

    private RepetitionCircuit(MemoryCircuitOptions options, Impact? impact)
    {
        (this.options, this.impact) = (options, impact);
        noise = (UniformNoise)options.Noise;
        checks = options.Distance - 1;
        data = [.. Enumerable.Range(0, options.Distance).Select(k => 2 * k)];
        measured = [.. Enumerable.Range(0, checks).Select(k => (2 * k) + 1)];
    }

    private IEnumerable<int> Qubits => Enumerable.Range(0, (2 * checks) + 1);

    /// <param name="options">Size and noise.</param>
    /// <param name="impact">An impact; qubit q lies at (q, 0). Null for none.</param>
    public static StimCircuit Generate(MemoryCircuitOptions options, Impact? impact) => new RepetitionCircuit(options, impact).Generate();

    private StimCircuit Generate()
    {
        var circuit = new StimCircuitBuilder();
        circuit.Add("R", [.. Qubits]);
        circuit.AddNoise("X_ERROR", [.. Qubits], noise.AfterResetFlipProbability);
        AddRound(circuit, 0);
        for (int k = 0; k < checks; k++)
            circuit.Detector([checks - k], (2 * k) + 1, 0);
        if (impact is null)
        {
            circuit.Repeat(Body(1), options.Rounds - 1);
        }
        else
        {
            for (long round = 1; round < options.Rounds; round++)
                circuit.Append(Body(round));
        }
        circuit.AddNoise("X_ERROR", data, noise.BeforeMeasureFlipProbability);
        circuit.Add("M", data);
        for (int k = 0; k < checks; k++)
            circuit.Detector([checks - k, checks - k + 1, (2 * checks) - k + 1], (2 * k) + 1, 1);
        circuit.Add("OBSERVABLE_INCLUDE", [StimTarget.Record(1)], 0);
        return circuit.Build();
    }

    private StimCircuitBuilder Body(long round)
    {
        var body = new StimCircuitBuilder();
        AddRound(body, round);
        body.Add("SHIFT_COORDS", (IEnumerable<StimTarget>)[], 0, 1);
        for (int k = 0; k < checks; k++)
            body.Detector([checks - k, (2 * checks) - k], (2 * k) + 1, 0);
        return body;
    }

    private void AddRound(StimCircuitBuilder circuit, long round)
    {
        circuit.Tick();
        foreach (int qubit in Qubits)
            if (impact?.Probability(qubit, 0, round) is > 1e-12 and var probability)
                circuit.Add("DEPOLARIZE1", [qubit], probability);
        circuit.AddNoise("DEPOLARIZE1", data, noise.BeforeRoundDataDepolarization);
        foreach (int side in (int[])[-1, 1])
        {
            int[] pairs = [.. measured.SelectMany(q => (int[])[q + side, q])];
            circuit.Add("CX", pairs);
            circuit.AddNoise("DEPOLARIZE2", pairs, noise.AfterCliffordDepolarization);
            circuit.Tick();
        }
        circuit.AddNoise("X_ERROR", measured, noise.BeforeMeasureFlipProbability);
        circuit.Add("MR", measured);
        circuit.AddNoise("X_ERROR", measured, noise.AfterResetFlipProbability);
    }
}
