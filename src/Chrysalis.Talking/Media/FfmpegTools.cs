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

    // What ffmpeg says of signals it caught; and what a shell says of one that was not caught.
    private const int EndedBySignal = 255;
    private const int EndedByInterrupt = 130;
    private const int EndedByTermination = 143;

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
            throw new MediaException($"{tool} is not installed or not on the PATH: install it or set "
                + $"{FolderVariable} to its folder.", error) { NotInstalled = "ffmpeg" };
        }
    }

    /// <summary>
    /// Ends a process that may still run, so that what waits for its output goes on; from any thread, while others use it. Only its owner
    /// lets go of it, at the end (<see cref="Stop"/>).
    /// </summary>
    public static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                // Not with its children, of which it has none: for that it would be suspended first, and if this process ended at that
                // very moment, it would stay so for ever.
                process.Kill();

                // Until it is gone it may still create the file it was told to write.
                process.WaitForExit();
            }
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
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

    /// <summary>
    /// Waits for a process to end. Ctrl-C reaches it as well as us, and it may be the first to hear: what it did not finish then is
    /// cancelled, not damaged.
    /// </summary>
    /// <exception cref="OperationCanceledException">A signal ended it.</exception>
    public static void WaitForEnd(Process process, CancellationToken cancellation = default)
    {
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode is EndedBySignal or EndedByInterrupt or EndedByTermination)
            throw new OperationCanceledException("ffmpeg was told to stop.");
    }
}
