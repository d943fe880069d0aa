namespace Chrysalis.Quantum.StateVector.Storage;

/// <summary>Splits a long range over the cores in pieces of fixed size, so that sums do not depend on the number of cores.</summary>
internal static class ParallelRanges
{
    private const int Piece = 1 << 16;

    /// <summary>Runs the body on every piece, on at most some threads.</summary>
    public static void Run(long length, int threads, Action<long, long> body)
    {
        if (length <= Piece)
            body(0, length);
        else
            Parallel.For(
                0L, (length + Piece - 1) / Piece, new ParallelOptions { MaxDegreeOfParallelism = threads },
                piece => body(piece * Piece, Math.Min(length, (piece + 1) * Piece)));
    }

    /// <summary>The body's result for every piece, in order.</summary>
    public static TResult[] Collect<TResult>(long length, int threads, Func<long, long, TResult> body)
    {
        var results = new TResult[(length + Piece - 1) / Piece];
        Run(length, threads, (start, end) => results[start / Piece] = body(start, end));
        return results;
    }

    /// <summary>Number of indices in every piece but the last.</summary>
    public static int PieceLength => Piece;
}
