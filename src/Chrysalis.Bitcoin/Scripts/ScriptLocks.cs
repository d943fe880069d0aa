using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Curve;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>
/// Follows every way through a script, with the spender's items unknown, and says whether each needs a signature: by whose key, or by one
/// that the script holds the hash of. A check that takes any key counts where the spender must know the preimage of a hash.
/// </summary>
public static class ScriptLocks
{
    private const int MostWays = 64;
    private const int MostSteps = 4096;

    /// <summary>What locks a script.</summary>
    /// <param name="script">An output's script, or one that a P2SH, P2WSH, taproot or P2MR spend shows.</param>
    /// <param name="isTapscript">Whether it is a leaf of version C0, BIP 342.</param>
    /// <param name="needsPoints">Whether a key that is no point of the curve counts as none; not asked of what was spent.</param>
    public static LockFinding Of(ReadOnlySpan<byte> script, bool isTapscript = false, bool needsPoints = true)
    {
        if (Precheck(script, isTapscript) is { } early)
            return new(early);
        var ways = new Stack<LockPath>();
        ways.Push(new());
        LockFinding? found = null;
        int followed = 0, steps = 0;
        while (ways.TryPop(out LockPath? way))
        {
            if (++followed > MostWays)
                return new(ScriptLock.Unknown);
            var machine = new LockMachine(script, isTapscript, way, ways);
            while (machine.Step())
                if (++steps > MostSteps)
                    return new(ScriptLock.Unknown);
            if (machine.IsLost)
                return new(ScriptLock.Unknown);
            if (!machine.IsOut)
                continue;
            LockFinding one = new WayOut(script, way, isTapscript, needsPoints).Find();
            if (one.Lock == ScriptLock.Open)
                return one;
            found = one.Lock == ScriptLock.Closed ? found
                : one.Lock == ScriptLock.ShownKey || found is null ? one : found;
        }

        return found ?? new(ScriptLock.Closed);
    }

    /// <summary>What holds of a script whichever way is taken: a broken or forbidden instruction, or one that lets everyone pass.</summary>
    private static ScriptLock? Precheck(ReadOnlySpan<byte> script, bool isTapscript)
    {
        var reader = new ScriptReader(script);
        while (reader.MoveNext())
        {
            if (isTapscript && IsSuccess(reader.Opcode))
                return ScriptLock.Open;
            if (!isTapscript && reader.Opcode is >= 0x7E and <= 0x81 or >= 0x83 and <= 0x86 or 0x8D or 0x8E or >= 0x95 and <= 0x99)
                return ScriptLock.Closed;
            if (reader.Opcode is 0x65 or 0x66)
                return ScriptLock.Closed;
        }

        return reader.IsBroken ? ScriptLock.Closed : null;
    }

    /// <summary>OP_SUCCESSx of BIP 342.</summary>
    private static bool IsSuccess(byte opcode) => opcode is 80 or 98 or >= 126 and <= 129 or >= 131 and <= 134 or 137 or 138 or 141 or 142
        or >= 149 and <= 153 or >= 187 and <= 254;

    /// <summary>Judges a way that leads out.</summary>
    private readonly ref struct WayOut(ReadOnlySpan<byte> script, LockPath way, bool isTapscript, bool needsPoints)
    {
        private readonly ReadOnlySpan<byte> script = script;

        public LockFinding Find()
        {
            LockFinding worst = new(ScriptLock.Open);
            bool takesAnyKey = false;
            foreach (int place in way.Needed)
            {
                LockFinding one = Judge(way.Checks[place]);
                if (one.Lock == ScriptLock.Closed)
                    return one;
                takesAnyKey |= one.Lock == ScriptLock.Open;
                if (one.Lock == ScriptLock.HiddenKey ? worst.Lock != ScriptLock.HiddenKey : worst.Lock == ScriptLock.Open)
                    worst = one;
            }

            return worst.Lock == ScriptLock.Open && takesAnyKey && LastHash() is { } hash ? new(ScriptLock.HiddenKey, hash) : worst;
        }

        private LockFinding Judge(SignatureCheck check)
        {
            int shown = 0, free = 0, hidden = 0;
            ByteRange hash = default;
            foreach (LockValue key in check.Keys)
            {
                ByteRange? bytes = BytesOf(key);
                if (bytes is { } range)
                    (shown, free) = IsKey(range) ? (shown + 1, free) : isTapscript && range.Length > 0 ? (shown, free + 1) : (shown, free);
                else if (key.Kind is not (LockValueKind.Input or LockValueKind.Any or LockValueKind.Hash))
                    // A number or a truth is no key.
                    continue;
                else if (HashOf(key) is { } behind)
                    (hidden, hash) = (hidden + 1, hidden == 0 ? behind : hash);
                else
                    free++;
            }

            return shown + free + hidden < check.Needed ? new(ScriptLock.Closed)
                : free >= check.Needed ? new(ScriptLock.Open)
                : shown + free >= check.Needed ? new(ScriptLock.ShownKey)
                : new(ScriptLock.HiddenKey, hash);
        }

        private bool IsKey(ByteRange range)
        {
            ReadOnlySpan<byte> bytes = range.Of(script);
            return isTapscript
                ? bytes.Length == PublicKeyForm.XOnly && (!needsPoints || Secp256k1.IsAbscissa(bytes))
                : PublicKeyForm.IsKey(bytes) && (!needsPoints || Secp256k1.IsPoint(bytes));
        }

        private ByteRange? BytesOf(LockValue key)
        {
            if (key.Kind == LockValueKind.Bytes)
                return new(key.First, key.Second);
            foreach (int place in way.Held)
                if (key.Kind == LockValueKind.Input && way.Comparisons[place] is { Hash: 0 } same && same.Input == key.First)
                    return same.Expected;
            return null;
        }

        private ByteRange? HashOf(LockValue key)
        {
            foreach (int place in way.Held)
                if (key.Kind == LockValueKind.Input && way.Comparisons[place] is { Hash: not 0 } hashed && hashed.Input == key.First)
                    return Linkable(hashed);
            return null;
        }

        private ByteRange? LastHash()
        {
            ByteRange? last = null;
            foreach (int place in way.Held)
                if (way.Comparisons[place] is { Hash: not 0 } hashed)
                    last = Linkable(hashed);
            return last;
        }

        /// <summary>Other hashes than these say nothing about the hashes that keys are known by.</summary>
        private static ByteRange Linkable(InputComparison hashed) =>
            hashed.Hash is Opcode.Hash160 or Opcode.Sha256 ? hashed.Expected : default;
    }
}
