namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>
/// The blossom algorithm above the flooder: alternating trees grow, meet and dissolve into matches, odd cycles become
/// blossoms and shatter. Source: Higgott and Gidney, arXiv:2303.15933, section 3.
/// </summary>
internal sealed partial class AlternatingForest(GraphFlooder flooder)
{
    private readonly List<(int Region, CompressedEdge ToNext)> cycle = [];
    private readonly List<(int Region, CompressedEdge ToNext)> descent = [];
    private readonly List<int> stack = [];
    private readonly List<int> inner = [];
    private int trees;
    private int mark;

    /// <summary>Matches detection events, which must be distinct, until every region has its match.</summary>
    /// <returns>False when some region can never be matched.</returns>
    public bool Match(ReadOnlySpan<int> events)
    {
        flooder.Reserve(events.Length);
        foreach (int node in events)
            flooder.Seed(node);
        trees = events.Length;
        mark = 0;
        while (trees > 0)
        {
            if (!flooder.TryNext(out FloodEvent happened))
                return false;
            Handle(happened);
        }
        return true;
    }

    private void Handle(in FloodEvent e)
    {
        switch (e.Kind)
        {
            case FloodEventKind.RegionMeetsBoundary:
                Dissolve(e.Region);
                flooder.Region(e.Region).Match = FillRegion.BoundaryMatch;
                flooder.Region(e.Region).MatchEdge = e.Edge;
                break;
            case FloodEventKind.BlossomIsEmpty:
                Shatter(e.Region);
                break;
            case FloodEventKind.RegionsMeet when flooder.Region(e.Region).Tree < 0:
                ReachMatched(e.Other, e.Region, e.Edge.Reversed);
                break;
            case FloodEventKind.RegionsMeet when flooder.Region(e.Other).Tree < 0:
                ReachMatched(e.Region, e.Other, e.Edge);
                break;
            default:
                JoinOuter(e.Region, e.Other, e.Edge);
                break;
        }
    }

    /// <summary>Two growing regions meet: of one tree, they close a blossom; of two, both trees dissolve.</summary>
    private void JoinOuter(int a, int b, CompressedEdge edge)
    {
        int ancestor = CommonAncestor(a, b);
        if (ancestor != FillRegion.None)
        {
            FormBlossom(a, b, edge, ancestor);
            return;
        }
        Dissolve(a);
        Dissolve(b);
        Pair(a, b, edge);
    }

    /// <summary>A growing region meets a matched one: it takes it from the boundary, or takes the pair into its tree.</summary>
    private void ReachMatched(int outer, int matched, CompressedEdge edge)
    {
        ref FillRegion inner = ref flooder.Region(matched);
        if (inner.Match == FillRegion.BoundaryMatch)
        {
            Dissolve(outer);
            Pair(outer, matched, edge);
            return;
        }
        int below = inner.Match;
        ref FillRegion child = ref flooder.Region(below);
        inner.Tree = child.Tree = below;
        child.Inner = matched;
        child.InnerEdge = inner.MatchEdge;
        child.FirstTreeChild = FillRegion.None;
        child.Parent = outer;
        child.ParentEdge = edge.Reversed;
        child.NextTreeChild = flooder.Region(outer).FirstTreeChild;
        flooder.Region(outer).FirstTreeChild = below;
        flooder.Shrink(matched);
        flooder.Grow(below);
    }

    private void Pair(int a, int b, CompressedEdge edge)
    {
        flooder.Region(a).Match = b;
        flooder.Region(a).MatchEdge = edge;
        flooder.Region(b).Match = a;
        flooder.Region(b).MatchEdge = edge.Reversed;
    }

    /// <summary>Turns a tree into matches that leave one outer region free: along the way to the root every inner region
    /// takes the outer one above it, everywhere else the one below.</summary>
    private void Dissolve(int free)
    {
        trees--;
        stack.Clear();
        this.inner.Clear();
        int from = FillRegion.None;
        for (int outer = free; outer != FillRegion.None;)
        {
            StackChildren(outer, from);
            ref FillRegion region = ref flooder.Region(outer);
            int parent = region.Parent;
            if (region.Inner != FillRegion.None)
            {
                Pair(region.Inner, parent, region.ParentEdge);
                this.inner.Add(region.Inner);
            }
            Leave(outer);
            from = outer;
            outer = parent;
        }
        while (stack.Count > 0)
        {
            int outer = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            StackChildren(outer, FillRegion.None);
            ref FillRegion region = ref flooder.Region(outer);
            Pair(region.Inner, outer, region.InnerEdge);
            this.inner.Add(region.Inner);
            Leave(outer);
        }
        foreach (int inner in this.inner)
        {
            flooder.Region(inner).Tree = FillRegion.None;
            flooder.Freeze(inner);
        }
    }

    private void StackChildren(int outer, int except)
    {
        for (int child = flooder.Region(outer).FirstTreeChild; child >= 0; child = flooder.Region(child).NextTreeChild)
            if (child != except)
                stack.Add(child);
    }

    private void Leave(int outer)
    {
        flooder.Stop(outer);
        ref FillRegion region = ref flooder.Region(outer);
        region.Tree = region.Inner = region.Parent = region.FirstTreeChild = FillRegion.None;
    }

    private int CommonAncestor(int a, int b)
    {
        mark++;
        for (; a != FillRegion.None; a = flooder.Region(a).Parent)
            flooder.Region(a).Mark = mark;
        while (b != FillRegion.None && flooder.Region(b).Mark != mark)
            b = flooder.Region(b).Parent;
        return b;
    }

    /// <summary>The odd cycle a, up to the ancestor, down to b, back to a becomes one growing region in the ancestor's place.</summary>
    private void FormBlossom(int a, int b, CompressedEdge edge, int ancestor)
    {
        CollectCycle(a, b, edge, ancestor);
        int index = flooder.CreateRegion();
        ref FillRegion blossom = ref flooder.Region(index);
        Replace(ancestor, index);
        blossom.FirstChild = cycle[0].Region;
        for (int i = 0; i < cycle.Count; i++)
        {
            ref FillRegion child = ref flooder.Region(cycle[i].Region);
            child.BlossomParent = index;
            child.NextSibling = cycle[(i + 1) % cycle.Count].Region;
            child.ToSibling = cycle[i].ToNext;
        }
        inner.Clear();
        foreach ((int region, _) in cycle)
        {
            if (flooder.Region(region).Tree == region)
                AdoptChildren(region, index);
            if (flooder.Stop(region))
                inner.Add(region);
            flooder.Region(region).Tree = FillRegion.None;
            flooder.Wrap(region, index, flooder.Region(region).Offset);
        }
        foreach (int region in inner)
            flooder.RescheduleArea(region);
    }

    private void CollectCycle(int a, int b, CompressedEdge edge, int ancestor)
    {
        cycle.Clear();
        descent.Clear();
        for (int x = a; x != ancestor; x = flooder.Region(x).Parent)
        {
            ref FillRegion outer = ref flooder.Region(x);
            cycle.Add((x, outer.InnerEdge.Reversed));
            cycle.Add((outer.Inner, outer.ParentEdge));
        }
        CompressedEdge down = edge.Reversed;
        for (int x = b; x != ancestor; x = flooder.Region(x).Parent)
        {
            ref FillRegion outer = ref flooder.Region(x);
            descent.Add((x, down));
            descent.Add((outer.Inner, outer.InnerEdge));
            down = outer.ParentEdge.Reversed;
        }
        cycle.Add((ancestor, down));
        for (int i = descent.Count - 1; i >= 0; i--)
            cycle.Add(descent[i]);
    }

    /// <summary>Gives a tree node's place, below its parent and its inner region, to another outer region.</summary>
    private void Replace(int outer, int by)
    {
        ref FillRegion old = ref flooder.Region(outer);
        ref FillRegion next = ref flooder.Region(by);
        (next.Inner, next.InnerEdge, next.Parent, next.ParentEdge) = (old.Inner, old.InnerEdge, old.Parent, old.ParentEdge);
        if (old.Inner != FillRegion.None)
        {
            flooder.Region(old.Inner).Tree = by;
            ReplaceChild(old.Parent, outer, by);
        }
    }

    private void ReplaceChild(int parent, int child, int by)
    {
        flooder.Region(by).NextTreeChild = flooder.Region(child).NextTreeChild;
        if (flooder.Region(parent).FirstTreeChild == child)
        {
            flooder.Region(parent).FirstTreeChild = by;
            return;
        }
        int before = flooder.Region(parent).FirstTreeChild;
        while (flooder.Region(before).NextTreeChild != child)
            before = flooder.Region(before).NextTreeChild;
        flooder.Region(before).NextTreeChild = by;
    }

    /// <summary>Subtrees that hang on the cycle now hang on the blossom.</summary>
    private void AdoptChildren(int outer, int blossom)
    {
        for (int child = flooder.Region(outer).FirstTreeChild; child >= 0;)
        {
            ref FillRegion c = ref flooder.Region(child);
            int next = c.NextTreeChild;
            if (c.BlossomParent != blossom)
            {
                c.Parent = blossom;
                c.NextTreeChild = flooder.Region(blossom).FirstTreeChild;
                flooder.Region(blossom).FirstTreeChild = child;
            }
            child = next;
        }
        flooder.Region(outer).FirstTreeChild = FillRegion.None;
    }
}
