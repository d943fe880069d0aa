namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>One simulated attack.</summary>
/// <param name="Epochs">Time until the private chain outweighed the honest one, in honest epochs of two weeks.</param>
/// <param name="Blocks">Blocks of the private chain then.</param>
/// <param name="Work">Its work, in blocks of the start's difficulty.</param>
internal sealed record TimestampAttackRun(double Epochs, long Blocks, double Work);
