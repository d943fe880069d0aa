using System.Text.Json;
using Chrysalis.Reports.Html;

namespace Chrysalis.Studies.Generations.Pages;

/// <summary>A page on which a person says of pairs of videos which looks more real, without knowing who made them.</summary>
public static class BlindPage
{
    private const string Script = "blind.js";

    private const string Markup = """
        <p id="count"></p>
        <div id="vote">
        <div class="pair">
        <video id="left" playsinline muted preload="auto" aria-label="The left video"></video>
        <video id="right" playsinline preload="auto" aria-label="The right video"></video>
        </div>
        <p class="buttons">
        <button id="play" type="button">Play both</button>
        <button id="choose-left" type="button">The left looks more real</button>
        <button id="choose-both" type="button">Both alike</button>
        <button id="choose-right" type="button">The right looks more real</button>
        </p>
        </div>
        <p class="buttons"><button id="save" type="button">Save my votes</button></p>
        <div id="result" class="table" hidden>
        <table class="plain">
        <thead><tr><th>Who</th><th>Strength</th><th>95 % interval</th></tr></thead>
        <tbody id="strengths"></tbody>
        </table>
        </div>
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">Whose videos of the clips are shown, the real ones among them.</param>
    public static void Write(string path, GenerationsFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(path);
        string data = JsonSerializer.Serialize(new
        {
            clips = findings.RealVideos.Take(ClipsThatFit(findings)).Select((real, i) => new
            {
                videos = findings.Families.Select(one => (Name: one.Persona, Video: one.Videos[i])).Append((Name: "real", Video: real))
                    .Select(one => new { name = one.Name, source = Source(one.Video) })
            })
        });
        new HtmlReport(
            "Which looks more real?", "Pairs of videos of the same words, some real, some not, in an order of their own. Watch both as "
                + "often as you like, then choose. At the end you see what your votes come to; save them to join them with other people's.")
            .Interactive(Markup, data, Read()).Save(path);
    }

    private static string Source(string video) => "data:video/mp4;base64," + Convert.ToBase64String(File.ReadAllBytes(video));

    /// <summary>As many clips as the page may hold.</summary>
    private static int ClipsThatFit(GenerationsFindings findings)
    {
        long bytes = 0;
        int clips = 0;
        foreach (string real in findings.RealVideos)
        {
            bytes += findings.Families.Sum(one => Size(one.Videos[clips])) + Size(real);
            if (clips > 0 && bytes > GenerationsPage.MostBytes / 2)
                break;
            clips++;
        }

        return clips;
    }

    private static long Size(string file) => new FileInfo(file).Length * 4 / 3;

    private static string Read()
    {
        using Stream stream = typeof(BlindPage).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"The resource '{Script}' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
