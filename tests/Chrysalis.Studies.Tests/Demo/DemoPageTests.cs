using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chrysalis.Studies.Demo;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;
using Chrysalis.Testing;

namespace Chrysalis.Studies.Tests.Demo;

public sealed class DemoPageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_TwoScenes_ShowsAVideoTwoPicturesAndARowForEach()
    {
        string page = Path.Combine(folder.Path, "demo.html");

        DemoPage.Write(page, "“Hello”", [Scene("anna"), Scene("ben")]);

        string html = File.ReadAllText(page);
        Assert.Equal(2, Regex.Count(html, "<video "));
        Assert.Equal(4, Regex.Count(html, "<img "));
        Assert.Contains(
            "<td>anna</td><td>autoencoder, compact</td><td>50</td><td>25.0</td><td>300 MB</td><td>0.5 s</td>", html,
            StringComparison.Ordinal);
        Assert.Contains("<td>ben</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Persona_ShowsItsLicenceAndRecordWithTheirSource()
    {
        string page = Path.Combine(folder.Path, "demo.html");

        DemoPage.Write(page, "“Hello”", [Scene("anna")]);

        string html = File.ReadAllText(page);
        Assert.Contains(
            "<td>CC BY 4.0, a corpus</td><td>the persona&#39;s own record, anna/persona.json</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>Training: steps</td><td>10, 20</td>", html, StringComparison.Ordinal);
        Assert.Contains("mouth psnr db 28.5", html, StringComparison.Ordinal);
    }

    private DemoScene Scene(string name)
    {
        var persona = new Persona
        {
            Name = name,
            Family = "autoencoder",
            Preset = "compact",
            Licence = "CC BY 4.0, a corpus",
            Consent = "written",
            Files = new Dictionary<string, string>(),
            Settings = [],
            Training = new JsonObject { ["steps"] = new JsonArray(10, 20), ["validation"] = new JsonObject { ["mouth_psnr_db"] = 28.5 } },
        };
        var speech = new SpeakResult(folder.File(name + ".mp4"), 50, 0, TimeSpan.FromSeconds(2), false);
        DemoMoment[] moments = [.. Enumerable.Range(0, 50).Select(i => new DemoMoment(i / 25.0, i == 3 ? null : 0.1 * i, 0.01 * i))];
        return new(
            persona, speech, TimeSpan.FromSeconds(0.5), 300, moments,
            [(TimeSpan.Zero, new Frame(8, 6)), (TimeSpan.FromSeconds(1), new Frame(8, 6))]);
    }
}
