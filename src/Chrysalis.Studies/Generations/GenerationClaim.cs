namespace Chrysalis.Studies.Generations;

/// <summary>A sentence of the article about the generations, and what this run has to say to it.</summary>
/// <param name="About">The generation.</param>
/// <param name="Said">The sentence, paraphrased.</param>
/// <param name="Found">The figures that bear on it.</param>
/// <param name="Verdict">What they come to.</param>
public sealed record GenerationClaim(string About, string Said, string Found, ClaimVerdict Verdict);
