using System.Diagnostics;
using System.Globalization;

namespace Chrysalis.Extensions.Tests.Jobs;

/// <summary>A toy job in a process of its own, killed without warning and run again.</summary>
public sealed class KilledJobTests : IDisposable
{
    private const int Units = 120;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Job_KilledTwiceAndResumed_EqualsAnUninterruptedOneByteForByte()
    {
        string whole = Path.Combine(folder.Path, "whole.json"), resumed = Path.Combine(folder.Path, "resumed.json");
        Assert.Equal(Units, Finish(Start("-", whole, threads: 3)));

        string store = Path.Combine(folder.Path, "store");
        int kept = KillAfter(Start(store, resumed, threads: 2), store, parts: 10);
        Assert.False(File.Exists(resumed));
        kept = KillAfter(Start(store, resumed, threads: 4), store, parts: kept + 20);
        Assert.False(File.Exists(resumed));
        Assert.InRange(kept, 30, Units - 1);

        Assert.Equal(Units - kept, Finish(Start(store, resumed, threads: 2)));
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(resumed));
        Assert.Empty(Directory.GetFiles(store, ".*"));
    }

    /// <summary>Ends the process (SIGKILL) when it has kept so many parts; how many it had kept then.</summary>
    private static int KillAfter(Process process, string store, int parts)
    {
        using (process)
        {
            while (Kept(store) < parts && !process.HasExited)
                Thread.Sleep(1);
            Assert.False(process.HasExited, "the job ended before it was killed");
            process.Kill();
            process.WaitForExit();
            Assert.NotEqual(0, process.ExitCode);
        }

        return Kept(store);
    }

    /// <summary>Parts that are done; hidden files are still being written, or were when their process was killed.</summary>
    private static int Kept(string store) =>
        Directory.Exists(store) ? Directory.GetFiles(store).Count(file => Path.GetFileName(file)[0] != '.') : 0;

    /// <summary>Waits for the end; how many units the process ran.</summary>
    private static int Finish(Process process)
    {
        using (process)
        {
            string said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return int.Parse(said, CultureInfo.InvariantCulture);
        }
    }

    private static Process Start(string store, string output, int threads)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Chrysalis.ToyJob.dll");
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = ["exec", program, store, output, $"{Units}", $"{threads}"];
        return Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true })!;
    }
}
