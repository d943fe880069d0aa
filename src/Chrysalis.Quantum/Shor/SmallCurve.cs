using System.Numerics;

namespace Chrysalis.Quantum.Shor;

/// <summary>
/// The curve y^2 = x^3 + 7 of Bitcoin (SEC 2, secp256k1) over a small prime field, with all its points listed. Points are numbered without
/// regard to the group: infinity first, then by x and y. Read-only: may be shared between threads.
/// </summary>
public sealed class SmallCurve
{
    /// <summary>The curve's constant.</summary>
    public const int B = 7;

    /// <summary>Largest field: its tables take some tens of megabytes.</summary>
    public const int MaxPrime = 1 << 22;

    private readonly int[] inverses;
    private readonly int[] firstIndexOfX;
    private readonly CurvePoint[] points;

    /// <summary>Lists the curve's points.</summary>
    /// <param name="prime">The field's prime, 5 to <see cref="MaxPrime"/>, not 7 (where the curve is singular).</param>
    /// <exception cref="QuantumException">Not such a prime.</exception>
    public SmallCurve(int prime)
    {
        if (prime is < 5 or > MaxPrime or 7 || !SmallPrimes.IsPrime(prime))
            throw new QuantumException($"The field takes a prime from 5 to {MaxPrime}, not 7; {prime} is none: try {NextPrime(prime)}.");
        Prime = prime;
        inverses = ListInverses(prime);
        firstIndexOfX = new int[prime];
        points = ListPoints();
    }

    /// <summary>The field's prime.</summary>
    public int Prime { get; }

    /// <summary>Number of points, infinity included.</summary>
    public int Order => points.Length;

    /// <summary>True when every point but infinity generates the whole group, as on secp256k1.</summary>
    public bool HasPrimeOrder => SmallPrimes.IsPrime(Order);

    /// <summary>Bits of the group's order.</summary>
    public int OrderBits => BitOperations.Log2((uint)Order) + 1;

    /// <summary>Bits of a coordinate.</summary>
    public int FieldBits => BitOperations.Log2((uint)Prime) + 1;

    /// <summary>The points by number.</summary>
    public ReadOnlySpan<CurvePoint> Points => points;

    /// <summary>The base point of keys: the first point beside infinity.</summary>
    public CurvePoint Generator => points[1];

    /// <summary>The curves of prime order with so many bits, by ascending prime.</summary>
    /// <param name="orderBits">Bits of the order, 3 to 21.</param>
    /// <exception cref="QuantumException">Outside these limits.</exception>
    public static IEnumerable<SmallCurve> OfPrimeOrder(int orderBits)
    {
        if (orderBits is < 3 or > 21)
            throw new QuantumException($"The group's order has 3 to 21 bits, not {orderBits}.");
        return List(orderBits);
    }

    /// <summary>True when the point lies on the curve.</summary>
    public bool Contains(CurvePoint point) => point.IsInfinity
        || ((uint)point.X < Prime && (uint)point.Y < Prime && (long)point.Y * point.Y % Prime == RightSide(point.X));

    /// <summary>The number of a point.</summary>
    /// <exception cref="QuantumException">The point is not on the curve.</exception>
    public int IndexOf(CurvePoint point)
    {
        if (!Contains(point))
            throw new QuantumException($"{point} is not on y^2 = x^3 + 7 over the field of {Prime}: give a point such as {Generator}.");
        if (point.IsInfinity)
            return 0;
        int first = firstIndexOfX[point.X];
        return points[first].Y == point.Y ? first : first + 1;
    }

    /// <summary>The sum of two points.</summary>
    public CurvePoint Add(CurvePoint left, CurvePoint right)
    {
        if (left.IsInfinity || right.IsInfinity)
            return left.IsInfinity ? right : left;
        if (left.X == right.X && (left.Y + right.Y) % Prime == 0)
            return CurvePoint.Infinity;
        long slope = left == right
            ? 3L * left.X % Prime * left.X % Prime * inverses[2 * left.Y % Prime] % Prime
            : (long)Mod(right.Y - left.Y) * inverses[Mod(right.X - left.X)] % Prime;
        int x = Mod(slope * slope - left.X - right.X);
        return new(x, Mod(slope * (left.X - x) - left.Y));
    }

    /// <summary>The point with the other sign.</summary>
    public CurvePoint Negate(CurvePoint point) => point.IsInfinity ? point : new(point.X, Mod(-point.Y));

    /// <summary>The point added to itself <paramref name="factor"/> times.</summary>
    public CurvePoint Multiply(long factor, CurvePoint point)
    {
        CurvePoint sum = CurvePoint.Infinity;
        for (long rest = factor; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
                sum = Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    /// <summary>The numbers of all points plus <paramref name="addend"/>: a permutation.</summary>
    public int[] AdditionTable(CurvePoint addend)
    {
        var table = new int[Order];
        for (int i = 0; i < table.Length; i++)
            table[i] = IndexOf(Add(points[i], addend));
        return table;
    }

    private static IEnumerable<SmallCurve> List(int orderBits)
    {
        // Hasse: the order differs from prime + 1 by at most 2 sqrt(prime). Where 3 divides p - 2 the order is p + 1, an even number.
        int least = 1 << (orderBits - 1), most = (1 << orderBits) - 1;
        int margin = (int)(2 * Math.Sqrt(2.0 * most)) + 2;
        for (int prime = Math.Max(11, least - margin); prime <= most + margin; prime++)
        {
            if (prime % 3 != 1 || !SmallPrimes.IsPrime(prime))
                continue;
            var curve = new SmallCurve(prime);
            if (curve.Order >= least && curve.Order <= most && curve.HasPrimeOrder)
                yield return curve;
        }
    }

    private static int NextPrime(int from) => Enumerable.Range(Math.Clamp(from, 11, MaxPrime - 1000), 1000).First(SmallPrimes.IsPrime);

    private static int[] ListInverses(int prime)
    {
        var inverses = new int[prime];
        inverses[1] = 1;
        for (int i = 2; i < prime; i++)
            inverses[i] = (int)((long)(prime - prime / i) * inverses[prime % i] % prime);
        return inverses;
    }

    private CurvePoint[] ListPoints()
    {
        var rootOf = new int[Prime];
        for (int y = Prime / 2; y > 0; y--)
            rootOf[(long)y * y % Prime] = y;
        var points = new List<CurvePoint> { CurvePoint.Infinity };
        for (int x = 0; x < Prime; x++)
        {
            int square = RightSide(x), root = rootOf[square];
            if (square != 0 && root == 0)
                continue;
            firstIndexOfX[x] = points.Count;
            points.Add(new(x, root));
            if (root != 0)
                points.Add(new(x, Prime - root));
        }

        return [.. points];
    }

    private int RightSide(int x) => (int)(((long)x * x % Prime * x + B) % Prime);

    private int Mod(long value) => (int)(((value % Prime) + Prime) % Prime);
}
