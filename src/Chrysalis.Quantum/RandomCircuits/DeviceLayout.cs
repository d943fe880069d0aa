namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>
/// Qubits on a square grid, coupled to their neighbours. The layers A to D switch the couplers of the published 53-qubit circuits: vertical
/// ones below even and odd qubits (A, B), horizontal ones beside odd and even qubits (C, D). Read-only: may be shared between threads.
/// </summary>
public sealed class DeviceLayout
{
    /// <summary>First and last column of each row of Sycamore's 54 qubits (Arute et al. 2019, arXiv:1910.11333; Cirq's device).</summary>
    private static readonly (int First, int Last)[] SycamoreRows =
        [(5, 6), (4, 7), (3, 8), (2, 9), (1, 9), (0, 8), (1, 7), (2, 6), (3, 5), (4, 4)];

    /// <summary>
    /// First and last column of each row of Willow's 105 qubits (Cirq's public specification of the processor willow_pink, August 2024).
    /// </summary>
    private static readonly (int First, int Last)[] WillowRows =
        [(6, 8), (5, 8), (4, 10), (3, 10), (2, 12), (1, 12), (0, 14), (2, 13), (2, 12), (4, 11), (4, 10), (6, 9), (6, 8)];

    private DeviceLayout(string name, IReadOnlyList<GridQubit> qubits)
    {
        (Name, Qubits) = (name, qubits);
        var places = qubits.Select((qubit, i) => (qubit, i)).ToDictionary(pair => pair.qubit, pair => pair.i);
        var couplers = new List<Coupler>();
        foreach ((GridQubit qubit, int i) in qubits.Select((qubit, i) => (qubit, i)))
        {
            bool even = (qubit.Row + qubit.Column) % 2 == 0;
            if (places.TryGetValue(qubit with { Row = qubit.Row + 1 }, out int below))
                couplers.Add(new(i, below, even ? 'A' : 'B'));
            if (places.TryGetValue(qubit with { Column = qubit.Column + 1 }, out int right))
                couplers.Add(new(i, right, even ? 'D' : 'C'));
        }

        Couplers = couplers;
    }

    /// <summary>Sycamore as designed: 54 qubits, 88 couplers.</summary>
    public static DeviceLayout Sycamore54 { get; } = OfRows("Sycamore, 54 qubits", SycamoreRows);

    /// <summary>
    /// Sycamore as run: the qubit at row 2, column 3 did not work. 53 qubits, 86 couplers, in the order of the published files.
    /// </summary>
    public static DeviceLayout Sycamore53 { get; } = new(
        "Sycamore, 53 qubits", [.. Sycamore54.Qubits.Where(qubit => qubit != new GridQubit(2, 3))]);

    /// <summary>Willow: 105 qubits and all 182 couplers between neighbours, which is the spec sheet's mean connectivity of 3.47.</summary>
    public static DeviceLayout Willow105 { get; } = OfRows("Willow, 105 qubits", WillowRows);

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>The qubits, row by row.</summary>
    public IReadOnlyList<GridQubit> Qubits { get; }

    /// <summary>The couplers between neighbours.</summary>
    public IReadOnlyList<Coupler> Couplers { get; }

    /// <summary>Couplers a qubit, on average.</summary>
    public double MeanConnectivity => 2.0 * Couplers.Count / Qubits.Count;

    /// <summary>True when every qubit can be reached from every other.</summary>
    public bool IsConnected => Reached().Count == Qubits.Count;

    /// <summary>
    /// Willow without two qubits: the 103 of the random circuits. Which two were left out is not public; they are drawn, such
    /// that the rest stays connected.
    /// </summary>
    public static DeviceLayout Willow103(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            (int first, int second) = (random.Next(105), random.Next(105));
            if (first == second)
                continue;
            var layout = new DeviceLayout("Willow, 103 qubits", [.. Willow105.Qubits.Where((_, i) => i != first && i != second)]);
            if (layout.IsConnected)
                return layout;
        }
    }

    /// <summary>The connected patch of <paramref name="count"/> qubits around the middle of the chip.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one qubit, or more than there are.</exception>
    public DeviceLayout Patch(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Qubits.Count);
        double row = Qubits.Average(qubit => qubit.Row), column = Qubits.Average(qubit => qubit.Column);
        HashSet<int> taken = [Enumerable.Range(0, Qubits.Count).MinBy(Distance)];
        while (taken.Count < count)
        {
            taken.Add(Couplers.Where(coupler => taken.Contains(coupler.First) != taken.Contains(coupler.Second))
                .Select(coupler => taken.Contains(coupler.First) ? coupler.Second : coupler.First).MinBy(Distance));
        }

        return new($"{Name}: patch of {count}", [.. taken.Order().Select(i => Qubits[i])]);

        double Distance(int i) => Math.Max(Math.Abs(Qubits[i].Row - row), Math.Abs(Qubits[i].Column - column)) + 1e-3 * i;
    }

    private static DeviceLayout OfRows(string name, (int First, int Last)[] rows) => new(
        name,
        [.. rows.SelectMany((row, i) => Enumerable.Range(row.First, row.Last - row.First + 1).Select(column => new GridQubit(i, column)))]);

    private HashSet<int> Reached()
    {
        HashSet<int> reached = [0];
        int before;
        do
        {
            before = reached.Count;
            foreach (Coupler coupler in Couplers.Where(coupler => reached.Contains(coupler.First) != reached.Contains(coupler.Second)))
                reached.UnionWith([coupler.First, coupler.Second]);
        }
        while (reached.Count > before);
        return reached;
    }
}
