using Chrysalis.Reports.Html;
using static System.FormattableString;

namespace Chrysalis.Studies.Article;

/// <summary>The page that goes through the article.</summary>
public static class ArticlePage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, ArticleFindings findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        var page = new HtmlReport("What a quantum computer can do to Bitcoin", "For readers of the article on Google's Willow and Bitcoin: "
            + "claim by claim, what it said, what holds, and what has changed since. "
            + "Everything marked as computed was computed by this run.");
        page.Section("In short").Table(
            ["Question", "What the article said", "Computed here"],
            findings.Claims.Select(claim => (IReadOnlyList<string>)[claim.Question, claim.Said, claim.Computed]));
        foreach (ArticleClaim claim in findings.Claims)
            Add(page, claim);
        page.Section("This run").Figures(
        [
            new("Seed", Invariant($"{findings.Seed}"), "given; everything drawn follows from it"),
            new(
                "Time", Invariant($"{findings.Seconds:0} s"),
                string.Join(", ", findings.Claims.Select((claim, i) => Invariant($"{i + 1}: {claim.Seconds:0.0} s")))),
            new("Machine", findings.Machine, "this computer"),
        ]);
        page.Save(path);
    }

    private static void Add(HtmlReport page, ArticleClaim claim)
    {
        page.Section(claim.Question);
        page.Paragraph("The article: " + claim.Said);
        page.Paragraph("Computed here: " + claim.Computed);
        page.Paragraph("What holds: " + claim.Holds);
        page.Paragraph("What has changed: " + claim.Changed);
        foreach (ArticlePicture picture in claim.Pictures)
            page.Picture(picture.Png, picture.Description, picture.Caption);
        page.Figures(claim.Figures);
        page.Paragraph("Go deeper: " + claim.Command);
    }
}
