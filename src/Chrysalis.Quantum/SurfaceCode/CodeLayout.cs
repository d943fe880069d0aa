namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>
/// A code on the chip: where its qubits are, how they are numbered, in which order a measurement qubit touches its data
/// qubits, and which data qubits a logical operator crosses. Places, numbers and orders are those of Stim's generated circuits.
/// </summary>
internal sealed class CodeLayout
{
    private CodeLayout(Func<CodePlace, int> number, IEnumerable<CodePlace> data, IEnumerable<CodePlace> x, IEnumerable<CodePlace> z,
        CodePlace[] xOrder, CodePlace[] zOrder, CodePlace[] xObservable, CodePlace[] zObservable)
    {
        Data = [.. data.Order()];
        XChecks = [.. x.Order()];
        ZChecks = [.. z.Order()];
        (XOrder, ZOrder, XObservable, ZObservable) = (xOrder, zOrder, xObservable, zObservable);
        foreach (CodePlace place in Data.Concat(XChecks).Concat(ZChecks))
            Number.Add(place, number(place));
    }

    public CodePlace[] Data { get; }

    public CodePlace[] XChecks { get; }

    public CodePlace[] ZChecks { get; }

    public CodePlace[] XOrder { get; }

    public CodePlace[] ZOrder { get; }

    public CodePlace[] XObservable { get; }

    public CodePlace[] ZObservable { get; }

    /// <summary>The qubit of each place.</summary>
    public SortedDictionary<CodePlace, int> Number { get; } = [];

    public static CodeLayout Rotated(int distance)
    {
        var data = from x in Enumerable.Range(0, distance) from y in Enumerable.Range(0, distance) select new CodePlace(
            (2 * x) + 1, (2 * y) + 1);
        var checks = from x in Enumerable.Range(0, distance + 1)
                     from y in Enumerable.Range(0, distance + 1)
                     let isX = x % 2 != y % 2
                     where !(x == 0 || x == distance) || !isX
                     where !(y == 0 || y == distance) || isX
                     select (Place: new CodePlace(2 * x, 2 * y), IsX: isX);
        // Numbers run along rows of d + 1/2 units: q = x + (y - x mod 2) (d + 1/2), y - x mod 2 being even.
        int Number(CodePlace p) => p.X + ((p.Y - (p.X % 2)) / 2 * ((2 * distance) + 1));
        // Hook errors run against the grain of the logical operators.
        return new(Number, data, checks.Where(c => c.IsX).Select(c => c.Place), checks.Where(c => !c.IsX).Select(c => c.Place),
            [new(1, 1), new(-1, 1), new(1, -1), new(-1, -1)], [new(1, 1), new(1, -1), new(-1, 1), new(-1, -1)],
            [.. data.Where(p => p.X == 1)], [.. data.Where(p => p.Y == 1)]);
    }

    public static CodeLayout Unrotated(int distance)
    {
        int width = (2 * distance) - 1;
        CodePlace[] all = [.. from x in Enumerable.Range(0, width) from y in Enumerable.Range(0, width) select new CodePlace(x, y)];
        CodePlace[] data = [.. all.Where(p => p.X % 2 == p.Y % 2)];
        CodePlace[] order = [new(1, 0), new(0, 1), new(0, -1), new(-1, 0)];
        return new(
            p => p.X + (p.Y * width), data, all.Where(p => p.X % 2 == 1 && p.Y % 2 == 0), all.Where(p => p.X % 2 == 0 && p.Y % 2 == 1),
            order, order, [.. data.Where(p => p.X == 0)], [.. data.Where(p => p.Y == 0)]);
    }

    /// <summary>The four layers of CX as pairs of control and target.</summary>
    public int[][] CxLayers() => [.. Enumerable.Range(0, 4).Select(k => CxLayer(k).ToArray())];

    /// <summary>The data qubits that a check touches.</summary>
    public IEnumerable<CodePlace> Touched(CodePlace check) => ZOrder.Select(step => check + step).Where(Number.ContainsKey);

    private IEnumerable<int> CxLayer(int k)
    {
        foreach ((CodePlace[] checks, CodePlace step, bool fromCheck) in ((CodePlace[], CodePlace, bool)[])[(XChecks, XOrder[k], true), (
            ZChecks, ZOrder[k], false)])
            foreach (CodePlace check in checks)
                if (Number.TryGetValue(check + step, out int data))
                {
                    yield return fromCheck ? Number[check] : data;
                    yield return fromCheck ? data : Number[check];
                }
    }
}
