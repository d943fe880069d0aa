using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Chrysalis.Foundation.Files;

/// <summary>
/// The names of our temporary files: hidden, with the machine and the process that write them, so that what a killed run left can be
/// told from what a living one still writes: <c>.chrysalis-0f3a9c11-4711-6b1d0c9a4e2f8877.mp4</c>.
/// </summary>
internal static partial class TemporaryName
{
    /// <summary>What all of them match as a pattern of files.</summary>
    public const string Pattern = ".chrysalis-*";

    /// <summary>How long a file of another machine's run is left alone after it was last written.</summary>
    public static readonly TimeSpan ForeignAge = TimeSpan.FromDays(1);

    private static readonly string Machine = MarkOf(Environment.MachineName);

    /// <summary>A name of this process that no other has.</summary>
    /// <param name="extension">The target's extension with its dot, by which tools choose a format; may be empty.</param>
    public static string New(string extension) => Make(Machine, Environment.ProcessId, extension);

    /// <summary>A name as another run would choose it.</summary>
    public static string Make(string machine, int process, string extension) =>
        $".chrysalis-{machine}-{process}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}{extension}";

    /// <summary>Eight hexadecimal digits that stand for a machine.</summary>
    public static string MarkOf(string machine) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine)))[..8];

    /// <summary>
    /// True when a file is ours and nobody writes it any more: its process on this machine is gone, or began after the file was last
    /// written (its number was given again); one of another machine is a day old.
    /// </summary>
    public static bool IsStale(FileInfo file)
    {
        Match match = Own().Match(file.Name);
        if (!match.Success)
            return false;
        if (match.Groups["machine"].Value != Machine)
            return DateTime.UtcNow - file.LastWriteTimeUtc > ForeignAge;
        return !int.TryParse(match.Groups["process"].ValueSpan, out int process) || !RanAt(process, file.LastWriteTimeUtc);
    }

    private static bool RanAt(int process, DateTime moment)
    {
        try
        {
            return StartOf(Process.GetProcessById(process)) <= moment.AddSeconds(1);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            // It lives, and does not say since when.
            return true;
        }
    }

    private static DateTime StartOf(Process process)
    {
        using (process)
            return process.StartTime.ToUniversalTime();
    }

    [GeneratedRegex(@"^\.chrysalis-(?<machine>[0-9a-f]{8})-(?<process>[0-9]{1,10})-[0-9a-f]{16}(\.[^.]*)?$")]
    private static partial Regex Own();
}
