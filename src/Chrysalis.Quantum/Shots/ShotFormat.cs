namespace Chrysalis.Quantum.Shots;

/// <summary>Stim's result formats. Source: Stim's result formats page.</summary>
public enum ShotFormat
{
    /// <summary>A line of the characters 0 and 1 a shot ("01").</summary>
    Text01,

    /// <summary>Bits packed eight a byte, lowest first, every shot padded to whole bytes ("b8").</summary>
    B8,

    /// <summary>A line of comma-separated indices of the set bits a shot ("hits").</summary>
    Hits,

    /// <summary>A line "shot M0 D5 L1" of the set bits a shot ("dets").</summary>
    Dets,

    /// <summary>Run lengths of zeros, a byte each, 255 continuing the run ("r8").</summary>
    R8,

    /// <summary>Groups of 64 shots: for every bit of a shot, a 64-bit word of that bit in all of them ("ptb64").</summary>
    Ptb64,
}
