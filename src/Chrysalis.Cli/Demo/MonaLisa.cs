namespace Chrysalis.Cli.Demo;

/// <summary>The painting that speaks in the demo: Leonardo da Vinci, about 1503, in the public domain; 256 x 256 pixels of it.</summary>
internal static class MonaLisa
{
    /// <summary>Writes the picture as a file.</summary>
    public static void Write(string path)
    {
        using Stream picture = typeof(MonaLisa).Assembly.GetManifestResourceStream("mona-lisa.jpg")!;
        using FileStream file = File.Create(path);
        picture.CopyTo(file);
    }
}
