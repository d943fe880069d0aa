using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>
/// Grows and shrinks regions over the detector graph and says when one meets another, the boundary or nothing.
/// Local: only nodes that a region reaches are touched. Source: Higgott and Gidney, arXiv:2303.15933, section 4.
/// </summary>
internal sealed unsafe class GraphFlooder
{
    private const long Never = long.MaxValue;

    private readonly DetectorNode[] _nodeArray;
    private readonly Neighbor[] _neighborArray;
    private readonly DetectorNode* _nodes;
    private readonly Neighbor* _neighbors;
    private readonly FloodQueue _queue = new();
    private readonly Action<int> _forget;
    private FillRegion[] _regionArray = [];
    private FillRegion* _regions;
    private int _regionCount;
    private int _freeRegion = FillRegion.None;
    private long _now;

    /// <summary>Creates a flooder; the arrays are pinned by <see cref="GC.AllocateArray{T}"/>.</summary>
    public GraphFlooder(DetectorNode[] nodes, Neighbor[] neighbors)
    {
        _nodeArray = nodes;
        _neighborArray = neighbors;
        _nodes = (DetectorNode*)Marshal.UnsafeAddrOfPinnedArrayElement(nodes, 0);
        _neighbors = (Neighbor*)Marshal.UnsafeAddrOfPinnedArrayElement(neighbors, 0);
        _forget = Forget;
    }

    public ref FillRegion Region(int region) => ref _regions[region];

    public ref DetectorNode Node(int node) => ref _nodes[node];

    /// <summary>Makes room for the regions and blossoms of so many detection events; before any region exists.</summary>
    public void Reserve(int events)
    {
        int needed = (2 * events) + 2;
        if (needed <= _regionArray.Length)
            return;
        _regionArray = GC.AllocateUninitializedArray<FillRegion>(Math.Max(needed, 2 * _regionArray.Length), pinned: true);
        _regions = (FillRegion*)Marshal.UnsafeAddrOfPinnedArrayElement(_regionArray, 0);
    }

    /// <summary>Creates a region of radius 0 that grows from now on.</summary>
    public int CreateRegion()
    {
        int index = _freeRegion;
        if (index != FillRegion.None)
            _freeRegion = _regions[index].NextSibling;
        else
            index = _regionCount++;
        // Regions and blossoms never outnumber the room reserved; were that ever wrong, stop rather than write beyond it.
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _regionArray.Length);
        FillRegion* region = _regions + index;
        region->Offset = -_now;
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
        _regions[region].NextSibling = _freeRegion;
        _freeRegion = region;
    }

    /// <summary>Starts a growing region at a detection event; at time 0.</summary>
    public void Seed(int node)
    {
        int region = CreateRegion();
        DetectorNode* n = _nodes + node;
        n->Region = n->Top = region;
        n->WrappedRadius = 0;
        n->Observables = 0;
        n->Source = node;
        n->NextInShell = -1;
        _regions[region].Shell = node;
        Reschedule(n);
    }

    /// <summary>Floods on until something changes the matching; false when nothing ever will.</summary>
    public bool TryNext(out FloodEvent happened)
    {
        while (_queue.TryPop(out _now, out int target))
        {
            if (target >= 0 ? IsDue(target) && Look(_nodes + target, out happened)
                : IsDueToShrink(~target) && LoseNode(~target, out happened))
                return true;
        }
        happened = default;
        return false;
    }

    public long Radius(int region) => _regions[region].Offset + (_regions[region].Slope * _now);

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
        FillRegion* r = _regions + region;
        bool shrank = r->Slope < 0;
        r->Offset = Radius(region);
        r->Slope = 0;
        r->DesiredTime = Never;
        return shrank;
    }

    public void Grow(int region)
    {
        FillRegion* r = _regions + region;
        r->Offset = Radius(region) - _now;
        r->Slope = 1;
        r->DesiredTime = Never;
        RescheduleArea(region);
    }

    public void Shrink(int region)
    {
        FillRegion* r = _regions + region;
        r->Offset = Radius(region) + _now;
        r->Slope = -1;
        ScheduleShrink(region);
    }

    /// <summary>Looks again from every node of a region and of the regions inside it.</summary>
    public void RescheduleArea(int region)
    {
        for (int r = region; r >= 0; r = NextInArea(r, region))
            for (int node = _regions[r].Shell; node >= 0; node = _nodes[node].NextInShell)
                Reschedule(_nodes + node);
    }

    /// <summary>Puts the nodes of a region under another top region; their distance to its front changes.</summary>
    public void Wrap(int region, int top, long radius)
    {
        for (int r = region; r >= 0; r = NextInArea(r, region))
            for (int node = _regions[r].Shell; node >= 0; node = _nodes[node].NextInShell)
            {
                _nodes[node].Top = top;
                _nodes[node].WrappedRadius += radius;
            }
    }

    /// <summary>Gives a region's nodes to another region; every node keeps its distance to the front.</summary>
    public void Absorb(int region, int into)
    {
        FillRegion* r = _regions + region;
        long shift = Radius(region) - Radius(into);
        for (int node = r->Shell, next; node >= 0; node = next)
        {
            DetectorNode* n = _nodes + node;
            next = n->NextInShell;
            n->Region = n->Top = into;
            n->WrappedRadius += shift;
            n->NextInShell = _regions[into].Shell;
            _regions[into].Shell = node;
        }
        r->Shell = -1;
    }

    /// <summary>The child of a blossom that holds a detection event.</summary>
    public int Heir(int source, int blossom)
    {
        int region = _nodes[source].Region;
        while (_regions[region].BlossomParent != blossom)
            region = _regions[region].BlossomParent;
        return region;
    }

    /// <summary>Empties a region's own nodes.</summary>
    public void ClearShell(int region)
    {
        for (int node = _regions[region].Shell; node >= 0;)
        {
            DetectorNode* n = _nodes + node;
            n->Region = n->Top = FillRegion.None;
            node = n->NextInShell;
        }
        _regions[region].Shell = -1;
    }

    /// <summary>Forgets all regions and events; every shell must be clear.</summary>
    public void Reset()
    {
        _queue.Clear(_forget);
        _regionCount = 0;
        _freeRegion = FillRegion.None;
        _now = 0;
    }

    /// <summary>Clears every node and forgets everything, after a shot that could not be matched.</summary>
    public void ResetAll()
    {
        for (int i = 0; i < _nodeArray.Length; i++)
            _nodes[i].Region = _nodes[i].Top = FillRegion.None;
        Reset();
    }

    /// <summary>The next region of a depth-first walk through a blossom, without a stack.</summary>
    private int NextInArea(int region, int root)
    {
        if (_regions[region].FirstChild >= 0)
            return _regions[region].FirstChild;
        while (region != root)
        {
            int parent = _regions[region].BlossomParent;
            if (_regions[region].NextSibling != _regions[parent].FirstChild)
                return _regions[region].NextSibling;
            region = parent;
        }
        return -1;
    }

    private void Forget(int target)
    {
        if (target >= 0)
            _nodes[target].QueuedTime = _nodes[target].DesiredTime = Never;
    }

    private bool IsDue(int node)
    {
        DetectorNode* n = _nodes + node;
        if (n->QueuedTime != _now)
            return false;
        n->QueuedTime = Never;
        if (n->DesiredTime == _now)
            return true;
        if (n->DesiredTime != Never)
            _queue.Push(n->QueuedTime = n->DesiredTime, node);
        return false;
    }

    private bool IsDueToShrink(int region)
    {
        FillRegion* r = _regions + region;
        if (r->QueuedTime != _now)
            return false;
        r->QueuedTime = Never;
        if (r->DesiredTime == _now)
        {
            r->DesiredTime = Never;
            return true;
        }
        if (r->DesiredTime != Never)
            _queue.Push(r->QueuedTime = r->DesiredTime, ~region);
        return false;
    }

    private void ScheduleShrink(int region)
    {
        FillRegion* r = _regions + region;
        long time = r->Shell < 0 ? r->Offset : r->Offset + _nodes[r->Shell].WrappedRadius;
        r->DesiredTime = time;
        if (time < r->QueuedTime)
            _queue.Push(r->QueuedTime = time, ~region);
    }

    private void Reschedule(DetectorNode* node) => Schedule(node, FindCollision(node, out _));

    private void Schedule(DetectorNode* node, long time)
    {
        node->DesiredTime = time;
        if (time < node->QueuedTime)
            _queue.Push(node->QueuedTime = time, (int)(node - _nodes));
    }

    /// <summary>Looks whether something really happens here now; if so, another look at the same time is due afterwards.</summary>
    private bool Look(DetectorNode* node, out FloodEvent happened)
    {
        long time = FindCollision(node, out Neighbor* edge);
        Schedule(node, time);
        if (time == _now)
            return Collide(node, edge, out happened);
        happened = default;
        return false;
    }

    private bool Collide(DetectorNode* node, Neighbor* edge, out FloodEvent happened)
    {
        if (edge->Node == MatchingGraph.Boundary)
        {
            happened = new(FloodEventKind.RegionMeetsBoundary, node->Top, FillRegion.None,
                new(node->Source, MatchingGraph.Boundary, node->Observables ^ edge->Observables), (int)(node - _nodes));
            return true;
        }
        DetectorNode* other = _nodes + edge->Node;
        if (node->Top >= 0 && other->Top >= 0)
        {
            happened = new(FloodEventKind.RegionsMeet, node->Top, other->Top,
                new(node->Source, other->Source, node->Observables ^ other->Observables ^ edge->Observables),
                (int)(node - _nodes), edge->Node);
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
        FillRegion* region = _regions + top;
        empty->Region = empty->Top = top;
        empty->WrappedRadius = -Radius(top);
        empty->Observables = from->Observables ^ observables;
        empty->Source = from->Source;
        empty->ArrivedFrom = (int)(from - _nodes);
        empty->NextInShell = region->Shell;
        region->Shell = (int)(empty - _nodes);
        Reschedule(empty);
    }

    /// <summary>A shrinking region gives up its outermost node, or there is nothing left to give up.</summary>
    private bool LoseNode(int region, out FloodEvent happened)
    {
        FillRegion* r = _regions + region;
        if (r->Shell < 0)
        {
            happened = new(FloodEventKind.BlossomIsEmpty, region, FillRegion.None, default);
            return true;
        }
        DetectorNode* node = _nodes + r->Shell;
        if (node->NextInShell < 0 && r->FirstChild < 0)
        {
            FillRegion* outer = _regions + r->Tree;
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
        FillRegion* region = _regions + top;
        long offset = region->Offset + node->WrappedRadius;
        return region->Slope > 0 ? FindMeeting(node, offset, ref hit)
            : region->Slope == 0 ? FindArrival(node, offset, ref hit) : Never;
    }

    private long FindMeeting(DetectorNode* node, long offset, ref Neighbor* hit)
    {
        long best = Never;
        int top = node->Top;
        Neighbor* edge = _neighbors + node->FirstNeighbor;
        Neighbor* end = edge + node->Degree;
        if (edge < end && edge->Node == MatchingGraph.Boundary)
        {
            best = edge->Weight - offset;
            hit = edge++;
        }
        for (; edge < end; edge++)
        {
            DetectorNode* other = _nodes + edge->Node;
            long time = edge->Weight - offset;
            if (other->Top >= 0)
            {
                FillRegion* region = _regions + other->Top;
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
        Neighbor* edge = _neighbors + node->FirstNeighbor;
        Neighbor* end = edge + node->Degree;
        if (edge < end && edge->Node == MatchingGraph.Boundary)
            edge++;
        for (; edge < end; edge++)
        {
            DetectorNode* other = _nodes + edge->Node;
            if (other->Top < 0 || _regions[other->Top].Slope <= 0)
                continue;
            long time = edge->Weight - radius - _regions[other->Top].Offset - other->WrappedRadius;
            if (time < best)
            {
                best = time;
                hit = edge;
            }
        }
        return best;
    }
}
