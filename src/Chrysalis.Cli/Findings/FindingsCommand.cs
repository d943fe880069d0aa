using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Foundation.Progress;

namespace Chrysalis.Cli.Findings;

/// <summary>A command whose findings come in three forms: text, JSON with <c>--json</c>, a page with <c>--html</c>.</summary>
/// <param name="name">The command's name.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="html">Its option for the page, where it has not the usual one.</param>
internal abstract class FindingsCommand(string name, string description, Option<string?>? html = null) : RunnableCommand(name, description)
{
    /// <summary>Print the findings as JSON.</summary>
    protected Option<bool> Json { get; } = SharedOptions.Json();

    /// <summary>Write them as a page.</summary>
    protected Option<string?> Html { get; } = html ?? SharedOptions.Html();

    /// <summary>Does the work while its progress is shown, then shows its findings in the forms asked for.</summary>
    protected int Present<TFindings>(
        ParseResult arguments, CommandContext context, Presentation<TFindings> presentation, Func<IProgress<WorkProgress>, TFindings> work)
        where TFindings : class => Show(arguments, context, presentation, () => Work.Run(context, work));

    /// <summary>Does work that shows no progress of its own accord, then shows its findings in the forms asked for.</summary>
    /// <remarks><paramref name="always"/> is the page of a command that writes one whether asked or not.</remarks>
    protected int Show<TFindings>(
        ParseResult arguments, CommandContext context, Presentation<TFindings> presentation, Func<TFindings> work, string? always = null)
        where TFindings : class
    {
        string? page = presentation.Page is null ? null : always ?? arguments.GetValue(Html);
        using OutputFolder? folder = page is null ? null : new(page);
        TFindings findings = work();
        try
        {
            if (page is not null)
                presentation.Page!(page, findings);
        }
        catch
        {
            // The work is not lost with the page.
            Print(arguments, context, presentation, findings, null);
            throw;
        }

        Print(arguments, context, presentation, findings, page);
        return presentation.IsComplete?.Invoke(findings) == false ? ExitCode.Cancelled : ExitCode.Done;
    }

    private void Print<TFindings>(
        ParseResult arguments, CommandContext context, Presentation<TFindings> presentation, TFindings findings, string? page)
        where TFindings : class
    {
        if (arguments.GetValue(Json))
            context.WriteJson(findings);
        else
            presentation.Text(findings, page, context.Out);
    }
}
