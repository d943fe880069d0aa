using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Puts a surface code's circuit together, in the order of Stim's generator.</summary>
internal sealed class SurfaceCircuit
{
    private readonly MemoryCircuitOptions options;
    private readonly CodeLayout layout;
    private readonly Impact? impact;
    private readonly SurfaceCycle cycle;
    private readonly bool isX;
    private readonly int[] data;
    private readonly int[] measured;
    private readonly Dictionary<int, CodePlace> placeOf;

    public SurfaceCircuit(MemoryCircuitOptions options, CodeLayout layout, Impact? impact)
    {
        (this.options, this.layout, this.impact) = (options, layout, impact);
        isX = MemoryCircuit.IsX(options.Task);
        data = [.. layout.Data.Select(p => layout.Number[p]).Order()];
        measured = [.. layout.XChecks.Concat(layout.ZChecks).Select(p => layout.Number[p]).Order()];
        placeOf = layout.Number.ToDictionary(pair => pair.Value, pair => pair.Key);
        cycle = options.Noise is HardwareNoise hardware
            ? new CzCycle(layout, data, measured, hardware)
            : new CxCycle(layout, data, measured, (UniformNoise)options.Noise);
    }

    private CodePlace[] Checks => isX ? layout.XChecks : layout.ZChecks;

    public StimCircuit Generate()
    {
        var circuit = new StimCircuitBuilder();
        foreach ((int qubit, CodePlace place) in placeOf.OrderBy(pair => pair.Key))
            circuit.Add("QUBIT_COORDS", [qubit], place.X, place.Y);
        cycle.Prepare(circuit, isX);
        AddRound(circuit, 0);
        foreach (CodePlace check in Checks)
            circuit.Detector([Back(measured, check)], check.X, check.Y, 0);
        if (impact is null)
        {
            circuit.Repeat(Body(1), options.Rounds - 1);
        }
        else
        {
            for (long round = 1; round < options.Rounds; round++)
                circuit.Append(Body(round));
        }
        Finish(circuit);
        return circuit.Build();
    }

    private StimCircuitBuilder Body(long round)
    {
        var body = new StimCircuitBuilder();
        AddRound(body, round);
        body.Add("SHIFT_COORDS", (IEnumerable<StimTarget>)[], 0, 0, 1);
        foreach (int qubit in measured)
        {
            int back = Back(measured, placeOf[qubit]);
            body.Detector([back, back + measured.Length], placeOf[qubit].X, placeOf[qubit].Y, 0);
        }
        return body;
    }

    private void AddRound(StimCircuitBuilder circuit, long round)
    {
        circuit.Tick();
        foreach ((int qubit, CodePlace place) in placeOf.OrderBy(pair => pair.Key))
            if (impact?.Probability(place.X, place.Y, round) is > 1e-12 and var probability)
                circuit.Add("DEPOLARIZE1", [qubit], probability);
        cycle.Add(circuit);
    }

    private void Finish(StimCircuitBuilder circuit)
    {
        cycle.MeasureData(circuit, isX);
        foreach (CodePlace check in Checks)
        {
            IEnumerable<int> back = layout.Touched(check).Select(p => Back(data, p)).Append(data.Length + Back(measured, check));
            circuit.Detector(back.Order(), check.X, check.Y, 1);
        }
        CodePlace[] observable = isX ? layout.XObservable : layout.ZObservable;
        circuit.Add("OBSERVABLE_INCLUDE", observable.Select(p => Back(data, p)).Order().Select(StimTarget.Record), 0);
    }

    /// <summary>How many results back a place was measured, when just now all of <paramref name="measured"/> were.</summary>
    private int Back(int[] measured, CodePlace place) => measured.Length - Array.BinarySearch(measured, layout.Number[place]);
}
