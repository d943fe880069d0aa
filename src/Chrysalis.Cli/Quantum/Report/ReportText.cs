using Chrysalis.Studies.Article;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Report;

/// <summary>Prints the article's claims and what became of them.</summary>
internal static class ReportText
{
    /// <summary>Prints claim after claim, then the page's name.</summary>
    public static void Print(ArticleFindings findings, string? page, TextWriter output)
    {
        foreach (ArticleClaim claim in findings.Claims)
        {
            output.WriteLine(claim.Question);
            output.WriteLine($"  said      {claim.Said}");
            output.WriteLine($"  computed  {claim.Computed}");
            output.WriteLine($"  holds     {claim.Holds}");
            output.WriteLine($"  changed   {claim.Changed}");
            output.WriteLine();
        }

        output.WriteLine(Invariant($"{page}  open it in a browser ({findings.Seconds:0} s)"));
    }
}
