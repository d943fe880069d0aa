using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Studies.Article;

namespace Chrysalis.Cli.Quantum.Report;

/// <summary><c>quantum report</c>: the article on Willow and Bitcoin, claim by claim, computed anew.</summary>
internal sealed class QuantumReportCommand : FindingsCommand
{
    private readonly Option<string?> blocks = new("--blocks")
    {
        Description = "Chain data of your own for the part on exposed coins: a file or folder, as 'quantum exposure' reads",
        HelpName = "PATH"
    };
    private readonly Option<bool> isShort = new("--short") { Description = "Smaller experiments: a few seconds" };
    private readonly Option<int> seed = SharedOptions.Seed();

    /// <summary>Creates the command.</summary>
    public QuantumReportCommand()
        : base("report", "One page on what a quantum computer can do to Bitcoin: every claim of the article, computed anew.",
            new("--html")
            {
                Description = "The page to write", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine("out", "quantum-report.html")
            })
    {
        foreach (Option option in (Option[])[Html, blocks, isShort, seed, Json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum report",
        "chrysalis quantum report --short --html out/short.html",
        "chrysalis quantum report --blocks blocks --seed 7 --json",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(ArticleFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        string? blocks = arguments.GetValue(this.blocks) is { } path ? InputFile.RequireFileOrFolder(path) : null;
        ArticleScale scale = arguments.GetValue(isShort) ? ArticleScale.Brief : new();
        return Present(
            arguments,
            context,
            new Presentation<ArticleFindings>(ReportText.Print, ArticlePage.Write),
            steps => ArticleStudy.Run(scale, arguments.GetValue(seed), blocks, steps, context.Cancellation));
    }
}
