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

    private readonly RaceOptions _options;
    private readonly int _classical;
    private readonly int _small;
    private readonly double[] _shares;
    private readonly int[] _tip;
    private readonly int[] _rivals;
    private readonly double[] _started;
    private readonly double[] _measureAt;
    private readonly RaceTally _tally;
    private readonly Queue<(double Seconds, int Block)> _arriving = new();
    private readonly List<RaceBlock> _blocks = [new(-1, -1, -1, 0, 0, 1, 1, 0)];

    private ShotRandom _random;
    private double _now;
    private double _unitsToClassical;
    private double _classicalRate;
    private double _theta;
    private double _thetaDifficulty;
    private long _firstCounted;
    private long _lastCounted;
    private int _mostUnsettled = LeastUnsettled;

    public RaceWorld(RaceOptions options, long unit)
    {
        _options = options;
        _small = options.PoolShares.Count;
        _classical = _small + 1;
        _shares = [.. options.PoolShares, Math.Max(0, 1 - options.PoolShares.Sum())];
        int miners = _classical + options.QuantumMiners.Count;
        (_tip, _rivals, _started, _measureAt) = (new int[miners], new int[miners], new double[miners], new double[miners]);
        _tally = new(miners);
        _random = new((ulong)(uint)options.Seed, unit);
    }

    /// <summary>Runs until so many blocks are settled, after a warm-up where the difficulty has to settle.</summary>
    public RaceTally Run(long blocks, CancellationToken cancellation)
    {
        _firstCounted = _options.AdjustsDifficulty && (_options.QuantumMiners.Count > 0 || _options.DelaySeconds > 0) ? WarmUpBlocks : 0;
        _lastCounted = _firstCounted + blocks - 1;
        _unitsToClassical = NextExponential();
        UpdateRate();
        for (int i = _classical; i < _tip.Length; i++)
            Restart(i);
        for (long events = 0; _blocks[0].Height < _lastCounted; events++)
        {
            if (events % 65536 == 0)
                cancellation.ThrowIfCancellationRequested();
            Step();
        }

        return _tally;
    }

    private void Step()
    {
        double classicalAt = _now + _unitsToClassical / _classicalRate;
        (int measuring, double next) = (-1, classicalAt);
        for (int i = _classical; i < _measureAt.Length; i++)
        {
            if (_measureAt[i] < next)
                (measuring, next) = (i, _measureAt[i]);
        }

        if (_arriving.TryPeek(out (double Seconds, int Block) arrival) && arrival.Seconds <= next)
        {
            Advance(arrival.Seconds);
            _arriving.Dequeue();
            Arrive(arrival.Block);
            Settle();
        }
        else if (measuring < 0)
        {
            Advance(next);
            _unitsToClassical = NextExponential();
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
        _unitsToClassical = Math.Max(0, _unitsToClassical - (to - _now) * _classicalRate);
        _now = to;
    }

    private void Find(int miner, bool early)
    {
        RaceBlock block = _blocks[_tip[miner]].Next(_tip[miner], miner, _now, _options.AdjustsDifficulty);
        _blocks.Add(block);
        if (block.Height >= _firstCounted && block.Height <= _lastCounted)
            _tally.CountFound(miner, early);
        if (miner != _small)
            MoveTo(miner, _blocks.Count - 1);
        if (block.NextDifficulty != block.Difficulty)
            UpdateRate();
        _arriving.Enqueue((_now + _options.DelaySeconds, _blocks.Count - 1));
    }

    private void Arrive(int arrived)
    {
        RaceBlock block = _blocks[arrived];
        bool followed = false;
        for (int i = 0; i < _tip.Length; i++)
        {
            double known = _blocks[_tip[i]].Work;
            bool isOwner = i == block.Owner && i != _small;
            if (block.Work > known && !isOwner)
                followed |= MeetLonger(i, arrived, block.Work);
            else if (block.Work == known && _tip[i] != arrived && i < _classical && !isOwner)
                followed |= MeetEqual(i, arrived);
        }

        if (block.Owner >= _classical && !followed && _options.QuantumMiners[block.Owner - _classical].ConcedesTies && _tip[block.Owner] == arrived)
            MoveTo(block.Owner, _tip[_small]);
        UpdateRate();
    }

    /// <summary>A longer branch came: an aggressive miner measures first if its own block would still be an equal. True when a classical miner follows.</summary>
    private bool MeetLonger(int miner, int arrived, double work)
    {
        bool measures = miner >= _classical && _options.QuantumMiners[miner - _classical].IsAggressive;
        if (measures && _blocks[_tip[miner]].Work + _blocks[_tip[miner]].NextDifficulty >= work && Measure(miner))
            Find(miner, early: true);
        else
            MoveTo(miner, arrived);
        return miner < _classical;
    }

    /// <summary>A classical miner may go over to an equal branch, unless his own block heads the one he has.</summary>
    private bool MeetEqual(int miner, int arrived)
    {
        bool isOwn = miner != _small && _blocks[_tip[miner]].Owner == miner;
        if (isOwn)
            return false;
        int rivals = _rivals[miner] + 1;
        double gamma = _options.TieProbability;
        bool goes = _random.NextDouble() <= gamma / (1 - gamma + rivals * gamma) && gamma > 0;
        if (goes)
            MoveTo(miner, arrived);
        _rivals[miner] = rivals;
        return goes;
    }

    private void MoveTo(int miner, int block)
    {
        (_tip[miner], _rivals[miner]) = (block, 0);
        if (miner >= _classical)
            Restart(miner);
    }

    private void Restart(int miner)
    {
        QuantumMiner quantum = _options.QuantumMiners[miner - _classical];
        double spread = quantum.SpreadSeconds == 0 ? 0 : quantum.SpreadSeconds * (2 * _random.NextDouble() - 1);
        (_started[miner], _measureAt[miner]) = (_now, _now + quantum.MeasureAfterSeconds + spread);
    }

    private bool Measure(int miner)
    {
        double difficulty = _blocks[_tip[miner]].NextDifficulty;
        if (difficulty != _thetaDifficulty)
            (_theta, _thetaDifficulty) = (QuantumMinerPower.Theta(Math.Max(1, _options.Network.ExpectedHashesPerBlock * difficulty)), difficulty);
        return _random.NextDouble() <= _options.QuantumMiners[miner - _classical].Power.SuccessProbability(_theta, _now - _started[miner]);
    }

    private int DrawClassical()
    {
        if (_small == 0)
            return 0;
        double left = _random.NextDouble() * _classicalRate * MiningNetwork.BlockIntervalSeconds;
        for (int i = 0; i < _small; i++)
        {
            left -= _shares[i] / _blocks[_tip[i]].NextDifficulty;
            if (left <= 0)
                return i;
        }

        // Rounding may leave a rest where no small miners are.
        return _shares[_small] > 0 ? _small : _small - 1;
    }

    private void UpdateRate()
    {
        double rate = 0;
        for (int i = 0; i < _classical; i++)
            rate += _shares[i] / _blocks[_tip[i]].NextDifficulty;
        _classicalRate = rate / MiningNetwork.BlockIntervalSeconds;
    }

    private double NextExponential() => -Math.Log(_random.NextDouble());

    /// <summary>Counts what all agree on and forgets it: the common tip as a rule, the last common block where branches grow long.</summary>
    private void Settle()
    {
        if (_arriving.Count == 0 && Array.TrueForAll(_tip, tip => tip == _tip[0]))
        {
            CountTo(_tip[0]);
            RaceBlock root = _blocks[_tip[0]];
            _blocks.Clear();
            _blocks.Add(root with { Parent = -1 });
            Array.Clear(_tip);
        }
        else if (_blocks.Count > _mostUnsettled)
        {
            int ancestor = LastCommonBlock();
            CountTo(ancestor);
            ForgetBefore(ancestor);
            _mostUnsettled = Math.Max(LeastUnsettled, 2 * _blocks.Count);
        }
    }

    private void CountTo(int settled)
    {
        for (int i = settled; i > 0; i = _blocks[i].Parent)
        {
            RaceBlock block = _blocks[i];
            if (block.Height >= _firstCounted && block.Height <= _lastCounted)
                _tally.CountAccepted(block.Owner, block.Seconds - _blocks[block.Parent].Seconds, block.Difficulty);
        }
    }

    /// <summary>The last block that all tips and all blocks under way have in common; a block's index is above its parent's.</summary>
    private int LastCommonBlock()
    {
        var heads = new SortedSet<int>(_tip);
        heads.UnionWith(_arriving.Select(arrival => arrival.Block));
        while (heads.Count > 1)
        {
            int last = heads.Max;
            heads.Remove(last);
            heads.Add(_blocks[last].Parent);
        }

        return heads.Min;
    }

    /// <summary>Keeps a block and what builds on it.</summary>
    private void ForgetBefore(int root)
    {
        var renamed = new Dictionary<int, int> { [root] = 0 };
        var kept = new List<RaceBlock> { _blocks[root] with { Parent = -1 } };
        for (int i = root + 1; i < _blocks.Count; i++)
        {
            if (!renamed.TryGetValue(_blocks[i].Parent, out int parent))
                continue;
            renamed[i] = kept.Count;
            kept.Add(_blocks[i] with { Parent = parent });
        }

        _blocks.Clear();
        _blocks.AddRange(kept);
        for (int i = 0; i < _tip.Length; i++)
            _tip[i] = renamed[_tip[i]];
        for (int left = _arriving.Count; left > 0; left--)
        {
            (double seconds, int block) = _arriving.Dequeue();
            _arriving.Enqueue((seconds, renamed[block]));
        }
    }
}
