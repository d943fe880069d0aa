using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>
/// Grows and shrinks regions over the detector graph and says when one meets another, the boundary or nothing.
/// Local: only nodes that a region reaches are touched. Source: Higgott and Gidney, arXiv:2303.15933, section 4.
/// </summary>
internal sealed unsafe class GraphFlooder
{
    private const long Never = long.MaxValue;

    private readonly DetectorNode[] nodeArray;
    private readonly Neighbor[] neighborArray;
    private readonly DetectorNode* nodes;
    private readonly Neighbor* neighbors;
    private readonly FloodQueue queue = new();
    private readonly Action<int> forget;
    private FillRegion[] regionArray = [];
    private FillRegion* regions;
    private int regionCount;
    private int freeRegion = FillRegion.None;
    private long now;

    /// <summary>Creates a flooder; the arrays are pinned by <see cref="GC.AllocateArray{T}"/>.</summary>
    public GraphFlooder(DetectorNode[] nodes, Neighbor[] neighbors)
    {
        nodeArray = nodes;
        neighborArray = neighbors;
        this.nodes = (DetectorNode*)Marshal.UnsafeAddrOfPinnedArrayElement(nodes, 0);
        this.neighbors = (Neighbor*)Marshal.UnsafeAddrOfPinnedArrayElement(neighbors, 0);
        forget = Forget;
    }

    public ref FillRegion Region(int region) => ref regions[region];

    public ref DetectorNode Node(int node) => ref nodes[node];

    /// <summary>Makes room for the regions and blossoms of so many detection events; before any region exists.</summary>
    public void Reserve(int events)
    {
        int needed = (2 * events) + 2;
        if (needed <= regionArray.Length)
            return;
        regionArray = GC.AllocateUninitializedArray<FillRegion>(Math.Max(needed, 2 * regionArray.Length), pinned: true);
        regions = (FillRegion*)Marshal.UnsafeAddrOfPinnedArrayElement(regionArray, 0);
    }

    /// <summary>Creates a region of radius 0 that grows from now on.</summary>
    public int CreateRegion()
    {
        int index = freeRegion;
        if (index != FillRegion.None)
            freeRegion = regions[index].NextSibling;
        else
            index = regionCount++;
        // Regions and blossoms never outnumber the room reserved; were that ever wrong, stop rather than write beyond it.
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, regionArray.Length);
        FillRegion* region = regions + index;
        region->Offset = -now;
        region->Slope = 1;
        region->Shell = region->BlossomParent = region->FirstChild = FillRegion.None;
        region->Match = region->Inner = region->Parent = FillRegion.None;
        region->FirstTreeChild = region->NextTreeChild = FillRegion.None;
        region->Tree = index;
        region->QueuedTime = region->DesiredTime = Never;
        region->Mark = 0;
        return index;
    }

    /// <summary>Gives a region's number back.</summary>
    public void ReleaseRegion(int region)
    {
        regions[region].NextSibling = freeRegion;
        freeRegion = region;
    }

    /// <summary>Starts a growing region at a detection event; at time 0.</summary>
    public void Seed(int node)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)nodeArray.Length, nameof(node));
        int region = CreateRegion();
        DetectorNode* n = nodes + node;
        n->Region = n->Top = region;
        n->WrappedRadius = 0;
        n->Observables = 0;
        n->Source = node;
        n->NextInShell = -1;
        regions[region].Shell = node;
        Reschedule(n);
    }

    /// <summary>Floods on until something changes the matching; false when nothing ever will.</summary>
    public bool TryNext(out FloodEvent happened)
    {
        while (queue.TryPop(out now, out int target))
        {
            if (target >= 0 ? IsDue(target) && Look(nodes + target, out happened)
                : IsDueToShrink(~target) && LoseNode(~target, out happened))
                return true;
        }
        happened = default;
        return false;
    }

    public long Radius(int region) => regions[region].Offset + (regions[region].Slope * now);

    /// <summary>Stops a region where it is; when it shrank, its neighbours may now run into it.</summary>
    public void Freeze(int region)
    {
        bool shrank = Stop(region);
        if (shrank)
            RescheduleArea(region);
    }

    /// <summary>Stops a region without looking at its neighbours; returns whether it shrank.</summary>
    public bool Stop(int region)
    {
        FillRegion* r = regions + region;
        bool shrank = r->Slope < 0;
        r->Offset = Radius(region);
        r->Slope = 0;
        r->DesiredTime = Never;
        return shrank;
    }

    public void Grow(int region)
    {
        FillRegion* r = regions + region;
        r->Offset = Radius(region) - now;
        r->Slope = 1;
        r->DesiredTime = Never;
        RescheduleArea(region);
    }

    public void Shrink(int region)
    {
        FillRegion* r = regions + region;
        r->Offset = Radius(region) + now;
        r->Slope = -1;
        ScheduleShrink(region);
    }

    /// <summary>Looks again from every node of a region and of the regions inside it.</summary>
    public void RescheduleArea(int region)
    {
        for (int r = region; r >= 0; r = NextInArea(r, region))
            for (int node = regions[r].Shell; node >= 0; node = nodes[node].NextInShell)
                Reschedule(nodes + node);
    }

    /// <summary>Puts the nodes of a region under another top region; their distance to its front changes.</summary>
    public void Wrap(int region, int top, long radius)
    {
        for (int r = region; r >= 0; r = NextInArea(r, region))
            for (int node = regions[r].Shell; node >= 0; node = nodes[node].NextInShell)
            {
                nodes[node].Top = top;
                nodes[node].WrappedRadius += radius;
            }
    }

    /// <summary>Gives a region's nodes to another region; every node keeps its distance to the front.</summary>
    public void Absorb(int region, int into)
    {
        FillRegion* r = regions + region;
        long shift = Radius(region) - Radius(into);
        for (int node = r->Shell, next; node >= 0; node = next)
        {
            DetectorNode* n = nodes + node;
            next = n->NextInShell;
            n->Region = n->Top = into;
            n->WrappedRadius += shift;
            n->NextInShell = regions[into].Shell;
            regions[into].Shell = node;
        }
        r->Shell = -1;
    }

    /// <summary>The child of a blossom that holds a detection event.</summary>
    public int Heir(int source, int blossom)
    {
        int region = nodes[source].Region;
        while (regions[region].BlossomParent != blossom)
            region = regions[region].BlossomParent;
        return region;
    }

    /// <summary>Empties a region's own nodes.</summary>
    public void ClearShell(int region)
    {
        for (int node = regions[region].Shell; node >= 0;)
        {
            DetectorNode* n = nodes + node;
            n->Region = n->Top = FillRegion.None;
            node = n->NextInShell;
        }
        regions[region].Shell = -1;
    }

    /// <summary>Forgets all regions and events; every shell must be clear.</summary>
    public void Reset()
    {
        queue.Clear(forget);
        regionCount = 0;
        freeRegion = FillRegion.None;
        now = 0;
    }

    /// <summary>Clears every node and forgets everything, after a shot that could not be matched.</summary>
    public void ResetAll()
    {
        for (int i = 0; i < nodeArray.Length; i++)
            nodes[i].Region = nodes[i].Top = FillRegion.None;
        Reset();
    }

    /// <summary>The next region of a depth-first walk through a blossom, without a stack.</summary>
    private int NextInArea(int region, int root)
    {
        if (regions[region].FirstChild >= 0)
            return regions[region].FirstChild;
        while (region != root)
        {
            int parent = regions[region].BlossomParent;
            if (regions[region].NextSibling != regions[parent].FirstChild)
                return regions[region].NextSibling;
            region = parent;
        }
        return -1;
    }

    private void Forget(int target)
    {
        if (target >= 0)
            nodes[target].QueuedTime = nodes[target].DesiredTime = Never;
    }

    private bool IsDue(int node)
    {
        DetectorNode* n = nodes + node;
        if (n->QueuedTime != now)
            return false;
        n->QueuedTime = Never;
        if (n->DesiredTime == now)
            return true;
        if (n->DesiredTime != Never)
            queue.Push(n->QueuedTime = n->DesiredTime, node);
        return false;
    }

    private bool IsDueToShrink(int region)
    {
        FillRegion* r = regions + region;
        if (r->QueuedTime != now)
            return false;
        r->QueuedTime = Never;
        if (r->DesiredTime == now)
        {
            r->DesiredTime = Never;
            return true;
        }
        if (r->DesiredTime != Never)
            queue.Push(r->QueuedTime = r->DesiredTime, ~region);
        return false;
    }

    private void ScheduleShrink(int region)
    {
        FillRegion* r = regions + region;
        long time = r->Shell < 0 ? r->Offset : r->Offset + nodes[r->Shell].WrappedRadius;
        r->DesiredTime = time;
        if (time < r->QueuedTime)
            queue.Push(r->QueuedTime = time, ~region);
    }

    private void Reschedule(DetectorNode* node) => Schedule(node, FindCollision(node, out _));

    private void Schedule(DetectorNode* node, long time)
    {
        node->DesiredTime = time;
        if (time < node->QueuedTime)
            queue.Push(node->QueuedTime = time, (int)(node - nodes));
    }

    /// <summary>Looks whether something really happens here now; if so, another look at the same time is due afterwards.</summary>
    private bool Look(DetectorNode* node, out FloodEvent happened)
    {
        long time = FindCollision(node, out Neighbor* edge);
        Schedule(node, time);
        if (time == now)
            return Collide(node, edge, out happened);
        happened = default;
        return false;
    }

    private bool Collide(DetectorNode* node, Neighbor* edge, out FloodEvent happened)
    {
        if (edge->Node == MatchingGraph.Boundary)
        {
            happened = new(FloodEventKind.RegionMeetsBoundary, node->Top, FillRegion.None,
                new(node->Source, MatchingGraph.Boundary, node->Observables ^ edge->Observables), (int)(node - nodes));
            return true;
        }
        DetectorNode* other = nodes + edge->Node;
        if (node->Top >= 0 && other->Top >= 0)
        {
            happened = new(FloodEventKind.RegionsMeet, node->Top, other->Top,
                new(node->Source, other->Source, node->Observables ^ other->Observables ^ edge->Observables),
                (int)(node - nodes), edge->Node);
            return true;
        }
        if (other->Top < 0)
            Enter(other, node, edge->Observables);
        else
            Enter(node, other, edge->Observables);
        happened = default;
        return false;
    }

    /// <summary>A region reaches an empty node.</summary>
    private void Enter(DetectorNode* empty, DetectorNode* from, ulong observables)
    {
        int top = from->Top;
        FillRegion* region = regions + top;
        empty->Region = empty->Top = top;
        empty->WrappedRadius = -Radius(top);
        empty->Observables = from->Observables ^ observables;
        empty->Source = from->Source;
        empty->ArrivedFrom = (int)(from - nodes);
        empty->NextInShell = region->Shell;
        region->Shell = (int)(empty - nodes);
        Reschedule(empty);
    }

    /// <summary>A shrinking region gives up its outermost node, or there is nothing left to give up.</summary>
    private bool LoseNode(int region, out FloodEvent happened)
    {
        FillRegion* r = regions + region;
        if (r->Shell < 0)
        {
            happened = new(FloodEventKind.BlossomIsEmpty, region, FillRegion.None, default);
            return true;
        }
        DetectorNode* node = nodes + r->Shell;
        if (node->NextInShell < 0 && r->FirstChild < 0)
        {
            FillRegion* outer = regions + r->Tree;
            happened = new(FloodEventKind.RegionsMeet, outer->Parent, r->Tree, new(
                outer->ParentEdge.To, outer->InnerEdge.To, outer->ParentEdge.Observables ^ outer->InnerEdge.Observables));
            return true;
        }
        r->Shell = node->NextInShell;
        node->Region = node->Top = FillRegion.None;
        Reschedule(node);
        ScheduleShrink(region);
        happened = default;
        return false;
    }

    /// <summary>When the node's front and a neighbour's first meet, as things stand; at the growing side or at an idle one.</summary>
    private long FindCollision(DetectorNode* node, out Neighbor* hit)
    {
        int top = node->Top;
        hit = null;
        if (top < 0)
            return FindArrival(node, 0, ref hit);
        FillRegion* region = regions + top;
        long offset = region->Offset + node->WrappedRadius;
        return region->Slope > 0 ? FindMeeting(node, offset, ref hit)
            : region->Slope == 0 ? FindArrival(node, offset, ref hit) : Never;
    }

    private long FindMeeting(DetectorNode* node, long offset, ref Neighbor* hit)
    {
        long best = Never;
        int top = node->Top;
        Neighbor* edge = neighbors + node->FirstNeighbor;
        Neighbor* end = edge + node->Degree;
        if (edge < end && edge->Node == MatchingGraph.Boundary)
        {
            best = edge->Weight - offset;
            hit = edge++;
        }
        for (; edge < end; edge++)
        {
            DetectorNode* other = nodes + edge->Node;
            long time = edge->Weight - offset;
            if (other->Top >= 0)
            {
                FillRegion* region = regions + other->Top;
                if (other->Top == top || region->Slope < 0)
                    continue;
                time = (time - region->Offset - other->WrappedRadius) >> region->Slope;
            }
            if (time < best)
            {
                best = time;
                hit = edge;
            }
        }
        return best;
    }

    private long FindArrival(DetectorNode* node, long radius, ref Neighbor* hit)
    {
        long best = Never;
        Neighbor* edge = neighbors + node->FirstNeighbor;
        Neighbor* end = edge + node->Degree;
        if (edge < end && edge->Node == MatchingGraph.Boundary)
            edge++;
        for (; edge < end; edge++)
        {
            DetectorNode* other = nodes + edge->Node;
            if (other->Top < 0 || regions[other->Top].Slope <= 0)
                continue;
            long time = edge->Weight - radius - regions[other->Top].Offset - other->WrappedRadius;
            if (time < best)
            {
                best = time;
                hit = edge;
            }
        }
        return best;
    }
}
