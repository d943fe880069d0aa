namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>What a decoded stream of shots held.</summary>
/// <param name="Mistakes">Shots whose predicted observables differ from the true ones; 0 where these were not given.</param>
/// <param name="Shots">Shots decoded.</param>
/// <param name="IsComplete">False when the work was cancelled before the stream's end.</param>
public readonly record struct DecodedShots(long Mistakes, long Shots, bool IsComplete);
