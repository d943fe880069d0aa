using System.CommandLine;
using System.Text.RegularExpressions;

namespace Chrysalis.Cli.Tests.Documentation;

/// <summary>Every command line in the documentation is one that the program accepts.</summary>
public partial class DocumentedCommandTests
{
    private static readonly string Root = Checkout.Root;

    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string page in Pages())
            {
                foreach (string line in CommandLines(File.ReadAllText(page)))
                    data.Add(Path.GetRelativePath(Root, page), line);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Documentation_CommandLine_IsAccepted(string page, string line)
    {
        ParseResult parsed = CommandTree.Build().Parse([.. ShellWords.Split(line).Skip(1)]);

        Assert.True(parsed.Errors.Count == 0, $"{page}: '{line}': {string.Join(" ", parsed.Errors.Select(error => error.Message))}");
    }

    [Fact]
    public void Readme_HasCommandLines() => Assert.NotEmpty(CommandLines(File.ReadAllText(Path.Combine(Root, "README.md"))));

    [Fact]
    public void Documentation_Links_LeadToFilesThatAreThere()
    {
        IEnumerable<(string Page, string Target)> links =
            Pages().SelectMany(page => LocalLink().Matches(File.ReadAllText(page)).Select(match => (page, match.Groups[1].Value)));

        Assert.All(links, link =>
        {
            string target = Path.Combine(Path.GetDirectoryName(link.Page)!, Uri.UnescapeDataString(link.Target));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{Path.GetRelativePath(Root, link.Page)}: {link.Target}");
        });
    }

    private static IEnumerable<string> Pages()
    {
        string docs = Path.Combine(Root, "docs");
        string[] guides = Directory.Exists(docs) ? Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories) : [];
        return Directory.GetFiles(Root, "*.md").Concat(guides);
    }

    private static IEnumerable<string> CommandLines(string markdown) => ShellBlock().Matches(markdown)
        .SelectMany(block => block.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        .Select(line => line.Trim())
        .Where(
            line => line.StartsWith("./chrysalis ", StringComparison.Ordinal) || line.StartsWith("chrysalis ", StringComparison.Ordinal));

    [GeneratedRegex("```(?:sh)?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"(?<!\!)\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)")]
    private static partial Regex LocalLink();
}
