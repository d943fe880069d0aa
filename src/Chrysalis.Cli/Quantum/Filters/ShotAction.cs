namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Does something with one shot's bits, which it may change.</summary>
internal delegate void ShotAction(Span<ulong> shot);
