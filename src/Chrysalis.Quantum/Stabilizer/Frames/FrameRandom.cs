using System.Runtime.CompilerServices;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.StateVector.Storage;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>
/// The random numbers of a block of shots, which depend on the seed and the block's number only. Eight generators
/// xoshiro256++ (Blackman, Vigna, "Scrambled linear pseudorandom number generators", 2019) side by side.
/// </summary>
internal sealed unsafe class FrameRandom<TRow> : IDisposable
    where TRow : struct, IRowLanes
{
    private const int Buffered = 256;

    private readonly AlignedBuffer<ulong> state = new(32);
    private readonly AlignedBuffer<ulong> words = new(Buffered);
    private readonly AlignedBuffer<double> draws = new(Buffered);
    private int word = Buffered;
    private int draw = Buffered;

    /// <summary>Begins a block.</summary>
    public void Start(ulong seed, long block)
    {
        var random = new ShotRandom(seed, block);
        for (int i = 0; i < 32; i++)
            state.Pointer[i] = random.NextUInt64();
        word = draw = Buffered;
    }

    /// <summary>Fills a row with random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill(ulong* row)
    {
        for (int i = 0; i < FrameRow.Words; i += 8)
            TRow.Step(state.Pointer, row + i);
    }

    /// <summary>Random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextWord()
    {
        if (word == Buffered)
            FillWords();
        return words.Pointer[word++];
    }

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextBelow(uint count) => (int)((NextWord() >> 32) * count >> 32);

    /// <summary>A number from 0 to below 1.</summary>
    public double NextDouble() => (NextWord() >> 11) * (1.0 / (1UL << 53));

    /// <summary>How many trials fail before the next success, given -1/ln(1 - p).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long NextGap(double scale)
    {
        if (draw == Buffered)
            FillDraws();
        return (long)Math.Min(draws.Pointer[draw++] * scale, 1e15);
    }

    public void Dispose()
    {
        state.Dispose();
        words.Dispose();
        draws.Dispose();
    }

    private void FillWords()
    {
        for (int i = 0; i < Buffered; i += 8)
            TRow.Step(state.Pointer, words.Pointer + i);
        word = 0;
    }

    private void FillDraws()
    {
        ulong* words = stackalloc ulong[8];
        for (int i = 0; i < Buffered; i += 8)
        {
            TRow.Step(state.Pointer, words);
            TRow.Exponentials(words, draws.Pointer + i);
        }
        draw = 0;
    }
}
