namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>The operations on 32-bit words, one message a lane, that SHA-256 and RIPEMD-160 are made of, at one vector width.</summary>
internal interface IWordLanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Messages side by side: 4, 8 or 16.</summary>
    static abstract int Count { get; }

    /// <summary>A word in every lane.</summary>
    static abstract TVector Broadcast(uint word);

    /// <summary>a + b, modulo 2^32.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a ^ b ^ c.</summary>
    static abstract TVector Xor(TVector a, TVector b, TVector c);

    /// <summary>The bits of a where the choice has ones, those of b elsewhere.</summary>
    static abstract TVector Choose(TVector choice, TVector a, TVector b);

    /// <summary>The bits that at least two of the three have.</summary>
    static abstract TVector Majority(TVector a, TVector b, TVector c);

    /// <summary>(a | ~b) ^ c.</summary>
    static abstract TVector OrNotXor(TVector a, TVector b, TVector c);

    /// <summary>Shifts each word to the right.</summary>
    static abstract TVector ShiftRight(TVector a, int bits);

    /// <summary>Turns each word to the right by a number of bits that the compiler knows.</summary>
    static abstract TVector RotateRight(TVector a, int bits);

    /// <summary>Turns each word to the left by any number of bits from 1 to 31.</summary>
    static abstract TVector RotateLeft(TVector a, uint bits);

    /// <summary>Exchanges the first byte of each word with its last, and the second with the third.</summary>
    static abstract TVector SwapBytes(TVector a);
}
