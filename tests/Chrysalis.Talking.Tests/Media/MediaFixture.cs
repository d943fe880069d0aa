using System.Diagnostics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

/// <summary>A temporary folder, with a space and letters beyond ASCII in its name, and media made by ffmpeg in it.</summary>
public sealed class MediaFixture : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("chrysalis médiá 'x' ").FullName;

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>
    /// Runs ffmpeg on arguments separated by blanks and returns the path of the file made; skips where ffmpeg is missing.
    /// </summary>
    public string Make(string name, string arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (string argument in $"-nostdin -v error -y {arguments}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add("file:" + At(name));
        using Process? process = TryStart(start);
        Assert.SkipWhen(process is null, "ffmpeg is not installed");
        string errors = process!.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        return At(name);
    }

    /// <summary>A grey level as the frame's number, 8 levels apart, so that a frame tells its number after lossy coding.</summary>
    public const string Numbered = "-f lavfi -i color=black:size=64x48:rate={0}:duration={1},geq=lum='16+mod(N,24)*8':cb=128:cr=128";

    /// <summary>The number, modulo 24, of a frame made with <see cref="Numbered"/>.</summary>
    public static int NumberOf(Frame frame)
    {
        // Video black is 16 and white 235: a step of 8 becomes 8 * 255 / 219 in RGB.
        double grey = frame.Rgb.Average(value => (double)value);
        return (int)Math.Round(grey / (8 * 255 / 219.0));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
