namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>A node of the detector graph and what flooding did to it; 64 bytes, a cache line.</summary>
internal struct DetectorNode
{
    /// <summary>Where the node's neighbours begin, and how many they are.</summary>
    public int FirstNeighbor;
    public int Degree;

    /// <summary>The region that reached the node and the blossom around all blossoms that it is now part of.</summary>
    public int Region;
    public int Top;

    /// <summary>The node's distance inside its top region's front is this plus the top region's radius.</summary>
    public long WrappedRadius;

    /// <summary>The first 64 observables on the way from the detection event that reached the node.</summary>
    public ulong Observables;

    /// <summary>When the queue last promised to look here, and when a look is really due.</summary>
    public long QueuedTime;
    public long DesiredTime;

    /// <summary>The detection event that reached the node.</summary>
    public int Source;

    /// <summary>The node from which it was reached.</summary>
    public int ArrivedFrom;

    /// <summary>The node that the same region reached before this one.</summary>
    public int NextInShell;
}
