namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>Counts what was passed over in files and names the first of it. Not for use from several threads at once.</summary>
public sealed class LeftOutPieces
{
    /// <summary>How many are named.</summary>
    public const int MostNamed = 20;

    private readonly List<LeftOutPiece> named = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first <see cref="MostNamed"/> of them.</summary>
    public IReadOnlyList<LeftOutPiece> Named => named;

    internal void Add(ChainFile file, long offset, long length, string reason)
    {
        Count++;
        if (named.Count < MostNamed)
            named.Add(new(file.Path, offset, length, reason));
    }
}
