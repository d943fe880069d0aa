using System.ComponentModel;
using System.Diagnostics;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Demo;

/// <summary>Speaks a sentence offline with espeak-ng.</summary>
internal static class SpeechSynthesis
{
    private const string Program = "espeak-ng";

    /// <summary>Writes <paramref name="text"/>, spoken in British English, as a WAV file.</summary>
    /// <exception cref="UsageException">espeak-ng is missing or fails.</exception>
    public static void Speak(string text, string wavPath, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Program, ["-v", "en-gb", "-s", "150", "-g", "3", "-w", wavPath, "--stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Begin(start);
        process.StandardInput.Write(text);
        process.StandardInput.Close();
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0 || !File.Exists(wavPath))
            throw new UsageException(
                $"{Program} could not speak the text ({complaint.Trim().Split('\n')[0]}): give a recording with --audio FILE.");
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new UsageException($"{Program} is missing, so the text cannot be spoken: install it ('sudo apt-get install {Program}' on "
                + "Debian or Ubuntu), or give a recording with --audio FILE.", error);
        }
    }
}
