using System.Diagnostics;
using System.Globalization;
using System.Net;
using Chrysalis.Cluster.Membership;
using Chrysalis.Cluster.Working;
using Chrysalis.Jobs;

namespace Chrysalis.Benchmarks.Cluster;

/// <summary>A worker in a process of its own: this program, started again.</summary>
internal sealed class SpinWorker : IDisposable
{
    private readonly Process process;

    private SpinWorker(Process process, IPEndPoint address) => (this.process, Address) = (process, address);

    public IPEndPoint Address { get; }

    /// <summary>Processor time that it took so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts one with so many places.</summary>
    public static SpinWorker Start(int places)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(SpinWorker).Assembly.Location, "cluster-worker", places.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true, RedirectStandardInput = true,
        })!;
        string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The worker did not start.");
        return new(process, ClusterPlace.Address(line));
    }

    /// <summary>What such a process does: works until its standard input ends.</summary>
    public static int Run(string[] words)
    {
        var jobs = new CarriedJobs();
        jobs.Add<SpinRequest, double, double>(
            SpinJob.JobName, new JsonPartFormat<SpinRequest>(), request => new SpinJob(request));
        Worker worker = Worker.StartAsync(
            new()
            {
                Cluster = ClusterPlace.Parse("127.0.0.1:0"), Jobs = jobs,
                Places = int.Parse(words[0], CultureInfo.InvariantCulture),
            },
            default).GetAwaiter().GetResult();
        Console.WriteLine(worker.Address);
        Console.In.ReadToEnd();
        worker.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(10_000))
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
