using System.ComponentModel;
using System.Diagnostics;
using Chrysalis.Talking.Media.Streams;

namespace Chrysalis.Talking.Media;

/// <summary>
/// Finds and starts ffmpeg and ffprobe. They run as processes of their own with an argument list, not a command line:
/// any file name is safe, and a full pipe holds the decoder back.
/// </summary>
internal static class FfmpegTools
{
    private const string FolderVariable = "CHRYSALIS_FFMPEG";

    /// <summary>What files of strangers may be: no protocol that reaches a network, no format that names other files.</summary>
    public static readonly string[] LocalOnly = ["-protocol_whitelist", "file,pipe", .. ContainerFormats.Options];

    /// <summary>A path as ffmpeg's file protocol takes it, whatever characters it holds.</summary>
    public static string Url(string path) => "file:" + Path.GetFullPath(path);

    /// <summary>Starts a tool with its standard streams redirected.</summary>
    /// <exception cref="MediaException">The tool is not installed.</exception>
    public static Process Start(string tool, IEnumerable<string> arguments, bool input = false)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        var start = new ProcessStartInfo(string.IsNullOrEmpty(folder) ? tool : Path.Combine(folder, tool))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new MediaException($"{tool} is not installed or not on the PATH: install it (Debian and Ubuntu: "
                + $"sudo apt-get install ffmpeg) or set {FolderVariable} to its folder.", error);
        }
    }

    /// <summary>Ends a process that may still run, so that what waits for its output goes on.</summary>
    public static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);

                // Until it is gone it may still create the file it was told to write.
                process.WaitForExit();
            }
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }

    /// <summary>Ends a process that may still run, and lets go of it.</summary>
    public static void Stop(Process process)
    {
        Kill(process);
        process.Dispose();
    }
}
