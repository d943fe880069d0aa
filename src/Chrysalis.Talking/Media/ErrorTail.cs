using System.Diagnostics;

namespace Chrysalis.Talking.Media;

/// <summary>Keeps the last lines that a process writes to its standard error, and drains the rest.</summary>
internal sealed class ErrorTail
{
    private const int MostLines = 8;
    private readonly Queue<string> lines = [];

    public ErrorTail(Process process)
    {
        process.ErrorDataReceived += (_, line) =>
        {
            if (string.IsNullOrWhiteSpace(line.Data))
                return;
            lock (lines)
            {
                lines.Enqueue(line.Data.Trim());
                if (lines.Count > MostLines)
                    lines.Dequeue();
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>The last line, without ffmpeg's own prefix and addresses; a stand-in when nothing was written.</summary>
    public string Last
    {
        get
        {
            lock (lines)
            {
                string line = lines.LastOrDefault() ?? "ffmpeg gives no reason";
                int colon = line.LastIndexOf("] ", StringComparison.Ordinal);
                return (colon >= 0 ? line[(colon + 2)..] : line).TrimEnd('.');
            }
        }
    }

    /// <summary>Whether any kept line contains a text.</summary>
    public bool Says(string text)
    {
        lock (lines)
            return lines.Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));
    }
}
