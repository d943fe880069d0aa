namespace Chrysalis.Cli.Findings;

/// <summary>How findings are shown to people; as JSON they are what they are.</summary>
/// <param name="Text">Prints them; is given the page's file where one was written.</param>
/// <param name="Page">Writes them as a page into a file; null where there is none.</param>
/// <param name="IsComplete">False where the work was stopped and the findings are what was known then; null where that cannot be.</param>
internal sealed record Presentation<TFindings>(
    Action<TFindings, string?, TextWriter> Text, Action<string, TFindings>? Page = null, Func<TFindings, bool>? IsComplete = null);
