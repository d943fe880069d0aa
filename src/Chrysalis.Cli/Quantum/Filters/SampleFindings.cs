namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>What sampling measurement results wrote.</summary>
/// <param name="Shots">Shots written.</param>
/// <param name="Measurements">Results a shot.</param>
/// <param name="Ones">Results that are 1, over all shots.</param>
/// <param name="Seed">Seed they were drawn from.</param>
/// <param name="Output">Full path of the file.</param>
/// <param name="Format">Its format.</param>
internal sealed record SampleFindings(long Shots, int Measurements, long Ones, ulong Seed, string Output, string Format);
