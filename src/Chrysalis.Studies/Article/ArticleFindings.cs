namespace Chrysalis.Studies.Article;

/// <summary>The whole report.</summary>
/// <param name="Seed">Seed of everything drawn.</param>
/// <param name="Machine">The computer.</param>
/// <param name="Seconds">Seconds that it took.</param>
/// <param name="Claims">Claim by claim.</param>
public sealed record ArticleFindings(int Seed, string Machine, double Seconds, IReadOnlyList<ArticleClaim> Claims);
