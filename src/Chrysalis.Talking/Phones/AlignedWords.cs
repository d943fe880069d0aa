using System.Globalization;

namespace Chrysalis.Talking.Phones;

/// <summary>
/// What is said in a clip, where a file of its name with the ending <c>.align</c> tells it (GRID's: start, end and word on each line, 25000
/// to the second; <c>sil</c> and <c>sp</c> are silence).
/// </summary>
internal static class AlignedWords
{
    private const double UnitsPerSecond = 25_000;

    /// <summary>The phones of a clip, each word's spread over its time as they usually are; null where nothing is told.</summary>
    public static IReadOnlyList<SpokenPhone>? Read(string video)
    {
        string path = Path.ChangeExtension(video, ".align");
        if (!File.Exists(path))
            return null;
        var phones = new List<SpokenPhone>();
        foreach (string line in File.ReadLines(path))
        {
            string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 3 || !Number(parts[0], out double start) || !Number(parts[1], out double end) || end <= start)
                continue;
            Add(phones, parts[2], start / UnitsPerSecond, end / UnitsPerSecond);
        }

        return phones;
    }

    private static void Add(List<SpokenPhone> phones, string word, double start, double end)
    {
        if (word is "sil" or "sp")
        {
            phones.Add(new("pau", start, end));
            return;
        }

        IReadOnlyList<SpokenPhone> said = Flite.Pronounce(word);
        double scale = (end - start) / said[^1].End;
        foreach (SpokenPhone phone in said)
            phones.Add(new(phone.Name, start + phone.Start * scale, start + phone.End * scale));
    }

    private static bool Number(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
