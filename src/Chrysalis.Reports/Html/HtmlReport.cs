using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Reports.Html;

/// <summary>
/// One HTML page that holds everything it shows: pictures and videos are embedded, nothing is requested from elsewhere. All text is
/// escaped. Follows the reader's light or dark setting and prints well. Not for use from several threads at once.
/// </summary>
public sealed class HtmlReport
{
    private readonly string title;
    private readonly StringBuilder body = new();
    private readonly List<string> scripts = [];

    /// <summary>Starts a page.</summary>
    /// <param name="title">Title and first heading.</param>
    /// <param name="lead">One or two sentences below it; empty for none.</param>
    public HtmlReport(string title, string lead = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(lead);
        this.title = title;
        body.Append("<h1>").Append(Escape(title)).AppendLine("</h1>");
        if (lead.Length > 0)
            body.Append("<p class=\"lead\">").Append(Escape(lead)).AppendLine("</p>");
    }

    /// <summary>Starts a section.</summary>
    public HtmlReport Section(string heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        return Element("h2", heading);
    }

    /// <summary>Adds a paragraph.</summary>
    public HtmlReport Paragraph(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Element("p", text);
    }

    /// <summary>Adds a table.</summary>
    /// <param name="columns">Column headings.</param>
    /// <param name="rows">Rows, each as long as <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">A row is longer or shorter.</exception>
    public HtmlReport Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Table(columns, "plain", rows);

    /// <summary>Adds a table of figures, each with its source.</summary>
    public HtmlReport Figures(IEnumerable<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Table(
            ["Figure", "Value", "Source"], "figures",
            figures.Select(figure => (IReadOnlyList<string>)[figure.Name, figure.Value, figure.Source]));
    }

    /// <summary>Adds a PNG picture.</summary>
    /// <param name="png">The file's bytes.</param>
    /// <param name="description">What it shows, for readers who cannot see it.</param>
    /// <param name="caption">Written below it; empty for none.</param>
    public HtmlReport Picture(ReadOnlySpan<byte> png, string description, string caption = "")
    {
        body.Append("<figure><img alt=\"").Append(Escape(description)).Append("\" src=\"data:image/png;base64,")
            .Append(Convert.ToBase64String(png)).Append("\">");
        return Caption(caption);
    }

    /// <summary>Adds an MP4 video with controls.</summary>
    /// <param name="mp4">The file's bytes.</param>
    /// <param name="description">What it shows, for readers who cannot see it.</param>
    /// <param name="caption">Written below it; empty for none.</param>
    public HtmlReport Video(ReadOnlySpan<byte> mp4, string description, string caption = "")
    {
        body.Append("<figure><video controls playsinline preload=\"auto\" aria-label=\"").Append(Escape(description))
            .Append("\" src=\"data:video/mp4;base64,").Append(Convert.ToBase64String(mp4)).Append("\"></video>");
        return Caption(caption);
    }

    /// <summary>Adds a part that reacts to its reader. The page runs this script and no other.</summary>
    /// <param name="markup">Elements as they stand, nothing escaped: never text from elsewhere.</param>
    /// <param name="data">What the script finds in the element <c>data</c>, as JSON.</param>
    /// <param name="script">Runs when the page is there.</param>
    /// <exception cref="ArgumentException">The script would end its own element.</exception>
    public HtmlReport Interactive(string markup, string data, string script)
    {
        ArgumentNullException.ThrowIfNull(markup);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(script);
        if (script.Contains("</script", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("The script holds '</script', which would end it.", nameof(script));
        body.AppendLine(markup).Append("<script type=\"application/json\" id=\"data\">")
            .Append(data.Replace("<", "\\u003c", StringComparison.Ordinal)).AppendLine("</script>")
            .Append("<script>").Append(script).AppendLine("</script>");
        scripts.Add($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");
        return this;
    }

    /// <summary>The whole page.</summary>
    public override string ToString() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <title>{Escape(title)}</title>
        <style>
        {Style}</style>
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """;

    /// <summary>Writes the page; an older file is replaced only when the new one is complete.</summary>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        AtomicFile.WriteText(path, ToString());
    }

    private string Policy => "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'"
        + (scripts.Count == 0 ? "" : "; script-src " + string.Join(' ', scripts));

    private static string Style { get; } = ReadStyle();

    private static string ReadStyle()
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The resource 'report.css' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private HtmlReport Table(IReadOnlyList<string> columns, string kind, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        body.AppendLine(CultureInfo.InvariantCulture, $"<div class=\"table\"><table class=\"{kind}\">");
        Row("th", columns);
        foreach (IReadOnlyList<string> row in rows)
        {
            if (row.Count != columns.Count)
                throw new ArgumentException($"A row has {row.Count} cells; the table has {columns.Count} columns.", nameof(rows));
            Row("td", row);
        }

        body.AppendLine("</table></div>");
        return this;
    }

    private HtmlReport Element(string name, string text)
    {
        body.Append('<').Append(name).Append('>').Append(Escape(text)).Append("</").Append(name).AppendLine(">");
        return this;
    }

    private void Row(string cell, IReadOnlyList<string> texts)
    {
        body.Append("<tr>");
        foreach (string text in texts)
            body.Append('<').Append(cell).Append('>').Append(Escape(text)).Append("</").Append(cell).Append('>');
        body.AppendLine("</tr>");
    }

    private HtmlReport Caption(string caption)
    {
        if (caption.Length > 0)
            body.Append("<figcaption>").Append(Escape(caption)).Append("</figcaption>");
        body.AppendLine("</figure>");
        return this;
    }
}
