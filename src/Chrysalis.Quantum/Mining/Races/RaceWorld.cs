using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Mining.Races;

/// <summary>
/// One chain with its miners. Three kinds of events: a classical miner finds a block (memoryless), a quantum miner's measuring
/// time is reached, a block arrives at all others. Everybody works on the block with the most work he knows, the first he saw
/// among equals; classical miners may go over to a later equal.
/// </summary>
internal sealed class RaceWorld
{
    private const int WarmUpBlocks = 3 * MiningNetwork.RetargetBlocks;
    private const int LeastUnsettled = 256;

    private readonly RaceOptions options;
    private readonly int classical;
    private readonly int small;
    private readonly double[] shares;
    private readonly int[] tip;
    private readonly int[] rivals;
    private readonly double[] started;
    private readonly double[] measureAt;
    private readonly RaceTally tally;
    private readonly Queue<(double Seconds, int Block)> arriving = new();
    private readonly List<RaceBlock> blocks = [new(-1, -1, -1, 0, 0, 1, 1, 0)];

    private ShotRandom random;
    private double now;
    private double unitsToClassical;
    private double classicalRate;
    private double theta;
    private double thetaDifficulty;
    private long firstCounted;
    private long lastCounted;
    private int mostUnsettled = LeastUnsettled;

    public RaceWorld(RaceOptions options, long unit)
    {
        this.options = options;
        small = options.PoolShares.Count;
        classical = small + 1;
        shares = [.. options.PoolShares, Math.Max(0, 1 - options.PoolShares.Sum())];
        int miners = classical + options.QuantumMiners.Count;
        (tip, rivals, started, measureAt) = (new int[miners], new int[miners], new double[miners], new double[miners]);
        tally = new(miners);
        random = new((ulong)(uint)options.Seed, unit);
    }

    /// <summary>Runs until so many blocks are settled, after a warm-up where the difficulty has to settle.</summary>
    public RaceTally Run(long blocks, CancellationToken cancellation)
    {
        firstCounted = options.AdjustsDifficulty && (options.QuantumMiners.Count > 0 || options.DelaySeconds > 0) ? WarmUpBlocks : 0;
        lastCounted = firstCounted + blocks - 1;
        unitsToClassical = NextExponential();
        UpdateRate();
        for (int i = classical; i < tip.Length; i++)
            Restart(i);
        for (long events = 0; this.blocks[0].Height < lastCounted; events++)
        {
            if (events % 65536 == 0)
                cancellation.ThrowIfCancellationRequested();
            Step();
        }

        return tally;
    }

    private void Step()
    {
        double classicalAt = now + unitsToClassical / classicalRate;
        (int measuring, double next) = (-1, classicalAt);
        for (int i = classical; i < measureAt.Length; i++)
        {
            if (measureAt[i] < next)
                (measuring, next) = (i, measureAt[i]);
        }

        if (arriving.TryPeek(out (double Seconds, int Block) arrival) && arrival.Seconds <= next)
        {
            Advance(arrival.Seconds);
            arriving.Dequeue();
            Arrive(arrival.Block);
            Settle();
        }
        else if (measuring < 0)
        {
            Advance(next);
            unitsToClassical = NextExponential();
            Find(DrawClassical(), early: false);
        }
        else
        {
            Advance(next);
            if (Measure(measuring))
                Find(measuring, early: false);
            else
                Restart(measuring);
        }
    }

    /// <summary>Time passes; the classical miners use up their exponential clock at their present rate.</summary>
    private void Advance(double to)
    {
        unitsToClassical = Math.Max(0, unitsToClassical - (to - now) * classicalRate);
        now = to;
    }

    private void Find(int miner, bool early)
    {
        RaceBlock block = blocks[tip[miner]].Next(tip[miner], miner, now, options.AdjustsDifficulty);
        blocks.Add(block);
        if (block.Height >= firstCounted && block.Height <= lastCounted)
            tally.CountFound(miner, early);
        if (miner != small)
            MoveTo(miner, blocks.Count - 1);
        if (block.NextDifficulty != block.Difficulty)
            UpdateRate();
        arriving.Enqueue((now + options.DelaySeconds, blocks.Count - 1));
    }

    private void Arrive(int arrived)
    {
        RaceBlock block = blocks[arrived];
        bool followed = false;
        for (int i = 0; i < tip.Length; i++)
        {
            double known = blocks[tip[i]].Work;
            bool isOwner = i == block.Owner && i != small;
            if (block.Work > known && !isOwner)
                followed |= MeetLonger(i, arrived, block.Work);
            else if (block.Work == known && tip[i] != arrived && i < classical && !isOwner)
                followed |= MeetEqual(i, arrived);
        }

        if (block.Owner >= classical && !followed && options.QuantumMiners[block.Owner - classical].ConcedesTies
            && tip[block.Owner] == arrived)
            MoveTo(block.Owner, tip[small]);
        UpdateRate();
    }

    /// <summary>
    /// A longer branch came: an aggressive miner measures first if its own block would still be an equal. True when a classical miner
    /// follows.
    /// </summary>
    private bool MeetLonger(int miner, int arrived, double work)
    {
        bool measures = miner >= classical && options.QuantumMiners[miner - classical].IsAggressive;
        if (measures && blocks[tip[miner]].Work + blocks[tip[miner]].NextDifficulty >= work && Measure(miner))
            Find(miner, early: true);
        else
            MoveTo(miner, arrived);
        return miner < classical;
    }

    /// <summary>A classical miner may go over to an equal branch, unless his own block heads the one he has.</summary>
    private bool MeetEqual(int miner, int arrived)
    {
        bool isOwn = miner != small && blocks[tip[miner]].Owner == miner;
        if (isOwn)
            return false;
        int rivals = this.rivals[miner] + 1;
        double gamma = options.TieProbability;
        bool goes = random.NextDouble() <= gamma / (1 - gamma + rivals * gamma) && gamma > 0;
        if (goes)
            MoveTo(miner, arrived);
        this.rivals[miner] = rivals;
        return goes;
    }

    private void MoveTo(int miner, int block)
    {
        (tip[miner], rivals[miner]) = (block, 0);
        if (miner >= classical)
            Restart(miner);
    }

    private void Restart(int miner)
    {
        QuantumMiner quantum = options.QuantumMiners[miner - classical];
        double spread = quantum.SpreadSeconds == 0 ? 0 : quantum.SpreadSeconds * (2 * random.NextDouble() - 1);
        (started[miner], measureAt[miner]) = (now, now + quantum.MeasureAfterSeconds + spread);
    }

    private bool Measure(int miner)
    {
        double difficulty = blocks[tip[miner]].NextDifficulty;
        if (difficulty != thetaDifficulty)
            (theta, thetaDifficulty) =
                (QuantumMinerPower.Theta(Math.Max(1, options.Network.ExpectedHashesPerBlock * difficulty)), difficulty);
        return random.NextDouble() <= options.QuantumMiners[miner - classical].Power.SuccessProbability(theta, now - started[miner]);
    }

    private int DrawClassical()
    {
        if (small == 0)
            return 0;
        double left = random.NextDouble() * classicalRate * MiningNetwork.BlockIntervalSeconds;
        for (int i = 0; i < small; i++)
        {
            left -= shares[i] / blocks[tip[i]].NextDifficulty;
            if (left <= 0)
                return i;
        }

        // Rounding may leave a rest where no small miners are.
        return shares[small] > 0 ? small : small - 1;
    }

    private void UpdateRate()
    {
        double rate = 0;
        for (int i = 0; i < classical; i++)
            rate += shares[i] / blocks[tip[i]].NextDifficulty;
        classicalRate = rate / MiningNetwork.BlockIntervalSeconds;
    }

    private double NextExponential() => -Math.Log(random.NextDouble());

    /// <summary>
    /// Counts what all agree on and forgets it: the common tip as a rule, the last common block where branches grow long.
    /// </summary>
    private void Settle()
    {
        if (arriving.Count == 0 && Array.TrueForAll(this.tip, tip => tip == this.tip[0]))
        {
            CountTo(this.tip[0]);
            RaceBlock root = blocks[this.tip[0]];
            blocks.Clear();
            blocks.Add(root with { Parent = -1 });
            Array.Clear(this.tip);
        }
        else if (blocks.Count > mostUnsettled)
        {
            int ancestor = LastCommonBlock();
            CountTo(ancestor);
            ForgetBefore(ancestor);
            mostUnsettled = Math.Max(LeastUnsettled, 2 * blocks.Count);
        }
    }

    private void CountTo(int settled)
    {
        for (int i = settled; i > 0; i = blocks[i].Parent)
        {
            RaceBlock block = blocks[i];
            if (block.Height >= firstCounted && block.Height <= lastCounted)
                tally.CountAccepted(block.Owner, block.Seconds - blocks[block.Parent].Seconds, block.Difficulty);
        }
    }

    /// <summary>The last block that all tips and all blocks under way have in common; a block's index is above its parent's.</summary>
    private int LastCommonBlock()
    {
        var heads = new SortedSet<int>(tip);
        heads.UnionWith(arriving.Select(arrival => arrival.Block));
        while (heads.Count > 1)
        {
            int last = heads.Max;
            heads.Remove(last);
            heads.Add(blocks[last].Parent);
        }

        return heads.Min;
    }

    /// <summary>Keeps a block and what builds on it.</summary>
    private void ForgetBefore(int root)
    {
        var renamed = new Dictionary<int, int> { [root] = 0 };
        var kept = new List<RaceBlock> { blocks[root] with { Parent = -1 } };
        for (int i = root + 1; i < blocks.Count; i++)
        {
            if (!renamed.TryGetValue(blocks[i].Parent, out int parent))
                continue;
            renamed[i] = kept.Count;
            kept.Add(blocks[i] with { Parent = parent });
        }

        blocks.Clear();
        blocks.AddRange(kept);
        for (int i = 0; i < tip.Length; i++)
            tip[i] = renamed[tip[i]];
        for (int left = arriving.Count; left > 0; left--)
        {
            (double seconds, int block) = arriving.Dequeue();
            arriving.Enqueue((seconds, renamed[block]));
        }
    }
}
