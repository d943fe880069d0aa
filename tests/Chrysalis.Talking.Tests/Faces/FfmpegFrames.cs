using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Faces;

/// <summary>Decodes frames by a plain ffmpeg pipe, independent of the library's own reader.</summary>
internal static class FfmpegFrames
{
    public static IEnumerable<Frame> Read(string path)
    {
        string[] size = Run("ffprobe", $"-v error -select_streams v:0 -show_entries stream=width,height -of csv=p=0 \"{path}\"", process => process.StandardOutput.ReadToEnd()).Trim().Split(',');
        var (width, height) = (int.Parse(size[0], CultureInfo.InvariantCulture), int.Parse(size[1], CultureInfo.InvariantCulture));
        using Process process = Start("ffmpeg", $"-v error -nostdin -i \"{path}\" -f rawvideo -pix_fmt rgb24 -");
        try
        {
            while (true)
            {
                byte[] rgb = new byte[width * height * 3];
                if (process.StandardOutput.BaseStream.ReadAtLeast(rgb, rgb.Length, throwOnEndOfStream: false) < rgb.Length)
                    yield break;
                yield return new(width, height, rgb);
            }
        }
        finally
        {
            process.Kill();
        }
    }

    private static T Run<T>(string program, string arguments, Func<Process, T> use)
    {
        using Process process = Start(program, arguments);
        return use(process);
    }

    private static Process Start(string program, string arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
