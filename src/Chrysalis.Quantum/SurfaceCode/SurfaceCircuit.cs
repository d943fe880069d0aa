using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Puts a surface code's circuit together, in the order of Stim's generator.</summary>
internal sealed class SurfaceCircuit
{
    private readonly MemoryCircuitOptions _options;
    private readonly CodeLayout _layout;
    private readonly Impact? _impact;
    private readonly SurfaceCycle _cycle;
    private readonly bool _isX;
    private readonly int[] _data;
    private readonly int[] _measured;
    private readonly Dictionary<int, CodePlace> _placeOf;

    public SurfaceCircuit(MemoryCircuitOptions options, CodeLayout layout, Impact? impact)
    {
        (_options, _layout, _impact) = (options, layout, impact);
        _isX = MemoryCircuit.IsX(options.Task);
        _data = [.. layout.Data.Select(p => layout.Number[p]).Order()];
        _measured = [.. layout.XChecks.Concat(layout.ZChecks).Select(p => layout.Number[p]).Order()];
        _placeOf = layout.Number.ToDictionary(pair => pair.Value, pair => pair.Key);
        _cycle = options.Noise is HardwareNoise hardware
            ? new CzCycle(layout, _data, _measured, hardware)
            : new CxCycle(layout, _data, _measured, (UniformNoise)options.Noise);
    }

    private CodePlace[] Checks => _isX ? _layout.XChecks : _layout.ZChecks;

    public StimCircuit Generate()
    {
        var circuit = new StimCircuitBuilder();
        foreach ((int qubit, CodePlace place) in _placeOf.OrderBy(pair => pair.Key))
            circuit.Add("QUBIT_COORDS", [qubit], place.X, place.Y);
        _cycle.Prepare(circuit, _isX);
        AddRound(circuit, 0);
        foreach (CodePlace check in Checks)
            circuit.Detector([Back(_measured, check)], check.X, check.Y, 0);
        if (_impact is null)
        {
            circuit.Repeat(Body(1), _options.Rounds - 1);
        }
        else
        {
            for (long round = 1; round < _options.Rounds; round++)
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
        foreach (int qubit in _measured)
        {
            int back = Back(_measured, _placeOf[qubit]);
            body.Detector([back, back + _measured.Length], _placeOf[qubit].X, _placeOf[qubit].Y, 0);
        }
        return body;
    }

    private void AddRound(StimCircuitBuilder circuit, long round)
    {
        circuit.Tick();
        foreach ((int qubit, CodePlace place) in _placeOf.OrderBy(pair => pair.Key))
            if (_impact?.Probability(place.X, place.Y, round) is > 1e-12 and var probability)
                circuit.Add("DEPOLARIZE1", [qubit], probability);
        _cycle.Add(circuit);
    }

    private void Finish(StimCircuitBuilder circuit)
    {
        _cycle.MeasureData(circuit, _isX);
        foreach (CodePlace check in Checks)
        {
            IEnumerable<int> back = _layout.Touched(check).Select(p => Back(_data, p)).Append(_data.Length + Back(_measured, check));
            circuit.Detector(back.Order(), check.X, check.Y, 1);
        }
        CodePlace[] observable = _isX ? _layout.XObservable : _layout.ZObservable;
        circuit.Add("OBSERVABLE_INCLUDE", observable.Select(p => Back(_data, p)).Order().Select(StimTarget.Record), 0);
    }

    /// <summary>How many results back a place was measured, when just now all of <paramref name="measured"/> were.</summary>
    private int Back(int[] measured, CodePlace place) => measured.Length - Array.BinarySearch(measured, _layout.Number[place]);
}
