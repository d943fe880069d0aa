namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <content>What happens when an inner blossom has shrunk to nothing.</content>
internal sealed partial class AlternatingForest
{
    /// <summary>The way of even length through the cycle stays in the tree; the other regions of the cycle pair up.</summary>
    private void Shatter(int blossom)
    {
        int outer = flooder.Region(blossom).Tree;
        int top = flooder.Heir(flooder.Region(outer).ParentEdge.From, blossom);
        int bottom = flooder.Heir(flooder.Region(outer).InnerEdge.From, blossom);
        int length = UnwindCycle(top, bottom);
        foreach ((int region, _) in cycle)
        {
            flooder.Region(region).BlossomParent = FillRegion.None;
            flooder.Wrap(region, region, -flooder.Region(region).Offset);
        }
        for (int i = length; i < cycle.Count; i += 2)
            Pair(cycle[i].Region, cycle[i + 1].Region, cycle[i].ToNext);
        SpliceIntoTree(outer, length);
        for (int i = 0; i < length; i++)
        {
            if (i % 2 == 0)
                flooder.Shrink(cycle[i].Region);
            else
                flooder.Grow(cycle[i].Region);
        }
        for (int i = length; i < cycle.Count; i++)
            flooder.RescheduleArea(cycle[i].Region);
        flooder.ReleaseRegion(blossom);
    }

    /// <summary>Lists the cycle from the top region in the direction that reaches the bottom one after an even number of steps.</summary>
    /// <returns>Regions on that way, both ends included.</returns>
    private int UnwindCycle(int top, int bottom)
    {
        cycle.Clear();
        int region = top;
        int steps = 0;
        do
        {
            if (region == bottom)
                steps = cycle.Count;
            cycle.Add((region, flooder.Region(region).ToSibling));
            region = flooder.Region(region).NextSibling;
        }
        while (region != top);
        if (steps % 2 == 0)
            return steps + 1;
        descent.Clear();
        int count = cycle.Count;
        for (int i = 0; i < count; i++)
            descent.Add((cycle[(count - i) % count].Region, cycle[count - i - 1].ToNext.Reversed));
        cycle.Clear();
        cycle.AddRange(descent);
        return count - steps + 1;
    }

    private void SpliceIntoTree(int outer, int length)
    {
        ref FillRegion bottom = ref flooder.Region(outer);
        int parent = bottom.Parent;
        CompressedEdge parentEdge = bottom.ParentEdge;
        for (int i = 0; i + 1 < length; i += 2)
        {
            (int inner, CompressedEdge innerEdge) = cycle[i];
            (int next, CompressedEdge nextEdge) = cycle[i + 1];
            ref FillRegion node = ref flooder.Region(next);
            flooder.Region(inner).Tree = node.Tree = next;
            (node.Inner, node.InnerEdge, node.Parent, node.ParentEdge) = (inner, innerEdge, parent, parentEdge);
            if (i == 0)
                ReplaceChild(parent, outer, next);
            else
                (flooder.Region(parent).FirstTreeChild, node.NextTreeChild) = (next, FillRegion.None);
            (parent, parentEdge) = (next, nextEdge.Reversed);
        }
        bottom.Inner = cycle[length - 1].Region;
        flooder.Region(bottom.Inner).Tree = outer;
        if (length == 1)
            return;
        (bottom.Parent, bottom.ParentEdge, bottom.NextTreeChild) = (parent, parentEdge, FillRegion.None);
        flooder.Region(parent).FirstTreeChild = outer;
    }
}
