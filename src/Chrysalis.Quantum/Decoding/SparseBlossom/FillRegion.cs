namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>
/// A region of the graph around a detection event or a blossom of regions. Radius at time t: Offset + Slope t.
/// An outer region stands for its node of the alternating tree: it carries the inner region above it and the links.
/// </summary>
internal struct FillRegion
{
    /// <summary>No region.</summary>
    public const int None = -1;

    /// <summary>The boundary as a match.</summary>
    public const int BoundaryMatch = -2;

    public long Offset;
    public int Slope;

    /// <summary>The node reached last; the others hang on it.</summary>
    public int Shell;

    /// <summary>The blossom around this region, its own first child, and its sibling along the blossom's odd cycle.</summary>
    public int BlossomParent;
    public int FirstChild;
    public int NextSibling;
    public CompressedEdge ToSibling;

    /// <summary>The region matched with this one; the edge leads there.</summary>
    public int Match;
    public CompressedEdge MatchEdge;

    /// <summary>The outer region of this region's tree node: itself when it is outer.</summary>
    public int Tree;

    /// <summary>The inner region above an outer one, with the edge from inner to outer.</summary>
    public int Inner;
    public CompressedEdge InnerEdge;

    /// <summary>The outer region above that, with the edge from the inner region to it.</summary>
    public int Parent;
    public CompressedEdge ParentEdge;

    public int FirstTreeChild;
    public int NextTreeChild;

    /// <summary>As in <see cref="DetectorNode"/>, for the moment when the region loses a node or vanishes.</summary>
    public long QueuedTime;
    public long DesiredTime;

    /// <summary>The last search for a common ancestor that passed here.</summary>
    public int Mark;
}
