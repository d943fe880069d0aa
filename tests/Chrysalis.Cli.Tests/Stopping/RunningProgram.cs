using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Chrysalis.Cli.Tests.Stopping;

/// <summary>The program in a process of its own.</summary>
internal sealed partial class RunningProgram : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private RunningProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ExitCode => process.ExitCode;

    /// <summary>What it printed, in either stream.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    public static RunningProgram Start(IEnumerable<string> words, string models)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "chrysalis.dll"), .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CHRYSALIS_MODELS"] = models },
        };
        return new(Process.Start(start)!);
    }

    /// <summary>Processor time that it has had; zero when it has ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                return process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Asks it to end, as kill and container runtimes do.</summary>
    public void Terminate() => Assert.True(Kill(process.Id, SIGTERM) == 0 || process.HasExited);

    /// <summary>Waits, at most five minutes, and gives the exit code and what was said.</summary>
    public (int ExitCode, string Said) WaitForEnd(TimeSpan? most = null)
    {
        if (!process.WaitForExit(most ?? TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"It did not end; it said: {Said}");
        }

        process.WaitForExit();
        return (process.ExitCode, Said);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }

    private const int SIGTERM = 15;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
