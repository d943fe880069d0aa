using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Cli.Quantum.Article;
using static Chrysalis.Cli.Quantum.Article.Phrase;

namespace Chrysalis.Cli.Quantum.Report;

/// <summary><c>quantum report</c>: the article on Willow and Bitcoin, claim by claim, computed anew.</summary>
internal sealed class QuantumReportCommand : RunnableCommand
{
    private readonly Option<string> html = new("--html") { Description = "The page to write", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine("out", "quantum-report.html") };
    private readonly Option<string?> blocks = new("--blocks") { Description = "Chain data of your own for the part on exposed coins: a file or folder, as 'quantum exposure' reads", HelpName = "PATH" };
    private readonly Option<bool> isShort = new("--short") { Description = "Smaller experiments: a few seconds" };
    private readonly Option<int> seed = SharedOptions.Seed();
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public QuantumReportCommand() : base("report", "One page on what a quantum computer can do to Bitcoin: every claim of the article, computed anew.")
    {
        foreach (Option option in (Option[])[html, blocks, isShort, seed, json])
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
    public override int Run(ParseResult arguments, CommandContext context)
    {
        string html = arguments.GetRequiredValue(this.html);
        string? blocks = arguments.GetValue(this.blocks) is { } path ? InputFile.RequireFileOrFolder(path) : null;
        ArticleScale scale = arguments.GetValue(isShort) ? ArticleScale.Short : new();
        using var folder = new OutputFolder(html);
        ArticleFindings findings = Work.Run(context, steps => ArticleStudy.Run(scale, arguments.GetValue(seed), blocks, steps, context.Cancellation));
        ArticlePage.Write(html, findings);
        if (arguments.GetValue(json))
        {
            context.WriteJson(findings);
            return ExitCode.Done;
        }

        foreach (ArticleClaim claim in findings.Claims)
        {
            context.Out.WriteLine(claim.Question);
            context.Out.WriteLine($"  said      {claim.Said}");
            context.Out.WriteLine($"  computed  {claim.Computed}");
            context.Out.WriteLine($"  holds     {claim.Holds}");
            context.Out.WriteLine($"  changed   {claim.Changed}");
            context.Out.WriteLine();
        }

        context.Out.WriteLine(Text($"{html}  open it in a browser ({findings.Seconds:0} s)"));
        return ExitCode.Done;
    }
}
