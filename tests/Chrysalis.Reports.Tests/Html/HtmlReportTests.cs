using System.Text;
using System.Text.RegularExpressions;
using Chrysalis.Reports.Html;

namespace Chrysalis.Reports.Tests.Html;

public class HtmlReportTests
{
    [Fact]
    public void ToString_TextWithMarkup_IsEscapedEverywhere()
    {
        const string Evil = "<script>alert('x')</script> & \"q\"";

        string page = new HtmlReport(Evil, Evil).Section(Evil).Paragraph(Evil).Table([Evil], [[Evil]]).Picture([1], Evil, Evil)
            .Video([2], Evil, Evil).ToString();

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(11, Regex.Count(page, Regex.Escape("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;")));
    }

    [Fact]
    public void ToString_WithPictureAndVideo_RequestsNothingFromElsewhere()
    {
        string page = new HtmlReport("t").Picture([1, 2, 3], "p").Video([4, 5, 6], "v").ToString();

        Assert.All(
            Regex.Matches(page, "(?:src|href)=\"([^\"]*)\"").Select(match => match.Groups[1].Value),
            value => Assert.StartsWith("data:", value, StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Interactive_ItsScript_IsTheOnlyOneThatMayRun()
    {
        const string Script = "document.title = 'ran';";

        string page = new HtmlReport("t").Paragraph("<script>bad()</script>")
            .Interactive("<p id=\"x\"></p>", "[\"</script>\"]", Script).ToString();

        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        Assert.Contains($"script-src 'sha256-{hash}'", page, StringComparison.Ordinal);
        Assert.Contains($"<script>{Script}</script>", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.DoesNotContain("script-src", new HtmlReport("t").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_Bytes_AreEmbeddedUnchanged()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        string page = new HtmlReport("t").Picture(bytes, "p").ToString();

        string base64 = Regex.Match(page, "data:image/png;base64,([^\"]*)").Groups[1].Value;
        Assert.Equal(bytes, Convert.FromBase64String(base64));
    }

    [Fact]
    public void Table_RowOfAnotherLength_NamesBothLengths()
    {
        var report = new HtmlReport("t");

        var error = Assert.Throws<ArgumentException>(() => report.Table(["a", "b"], [["1"]]));

        Assert.Contains("1 cells; the table has 2 columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_EachHasItsSource()
    {
        string page = new HtmlReport("t").Figures([new("speed", "50 frames/s", "measured here")]).ToString();

        Assert.Contains("<td>speed</td><td>50 frames/s</td><td>measured here</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OverAnOlderPage_LeavesOnlyTheNewOne()
    {
        string folder = Directory.CreateTempSubdirectory("chrysalis report ").FullName;
        string path = Path.Combine(folder, "page.html");
        File.WriteAllText(path, "old");

        new HtmlReport("Größe").Save(path);

        Assert.Equal([path], Directory.GetFiles(folder));
        Assert.Contains("Gr&#246;&#223;e", File.ReadAllText(path, Encoding.UTF8), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
