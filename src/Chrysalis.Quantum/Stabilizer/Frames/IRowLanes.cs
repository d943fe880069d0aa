namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>What is done to rows of 1024 bits, one bit a shot, at one vector width. All widths give the same bits.</summary>
internal unsafe interface IRowLanes
{
    /// <summary>Flips in a row what is set in another.</summary>
    static abstract void Xor(ulong* target, ulong* source);

    /// <summary>Copies a row.</summary>
    static abstract void Copy(ulong* target, ulong* source);

    /// <summary>Exchanges two rows.</summary>
    static abstract void Swap(ulong* first, ulong* second);

    /// <summary>Steps eight generators xoshiro256++ side by side; the state is four words of eight lanes each.</summary>
    static abstract void Step(ulong* state, ulong* output);

    /// <summary>Turns eight random words into draws of the exponential distribution of mean 1.</summary>
    static abstract void Exponentials(ulong* words, double* draws);
}
