using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cluster;

namespace Chrysalis.Cli.Cluster;

/// <summary>The options by which a command has its units done by workers.</summary>
internal sealed class ClusterOptions
{
    private static readonly TimeSpan MostTime = TimeSpan.FromDays(20);

    private readonly Option<string?> cluster = Place("Have the work done by these workers (see 'chrysalis worker --help')");
    private readonly Option<string?> secretFile = SecretFile();
    private readonly Option<string> unitTimeout = new("--unit-timeout")
    {
        Description = "With --cluster: how long a unit may take before another worker does it", HelpName = "TIME",
        DefaultValueFactory = _ => "10m",
    };
    private readonly Option<string> workerWait = new("--worker-wait")
    {
        Description = "With --cluster: how long to wait while there is no worker", HelpName = "TIME", DefaultValueFactory = _ => "1m",
    };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [cluster, secretFile, unitTimeout, workerWait];

    /// <summary>The option that names a cluster.</summary>
    public static Option<string?> Place(string description) =>
        new("--cluster") { Description = description, HelpName = "IP:PORT,...|POSTGRESQL" };

    /// <summary>The option that names the file of the secret.</summary>
    public static Option<string?> SecretFile() => new("--secret-file")
    {
        Description = $"File of the secret that workers and those who ask share (or set {ClusterSecret.Variable})", HelpName = "FILE",
    };

    /// <summary>Reads the secret.</summary>
    public static ClusterSecret? Secret(string? file) => ClusterSecret.Read(file is null ? null : InputFile.RequireFile(file));

    /// <summary>How units are carried; null where no cluster is named.</summary>
    public CarrierOptions? Read(ParseResult arguments, CommandContext context)
    {
        if (arguments.GetValue(cluster) is { } place)
            return new()
            {
                Cluster = ClusterPlace.Parse(place),
                Secret = Secret(arguments.GetValue(secretFile)),
                UnitTimeout = Time(arguments, unitTimeout),
                WorkerWait = Time(arguments, workerWait),
                Notice = context.Error.WriteLine,
            };
        foreach (Option option in (Option[])[secretFile, unitTimeout, workerWait])
            if (arguments.GetResult(option) is { Implicit: false })
                throw new UsageException($"{option.Name} is for work by workers: add --cluster.");
        return null;
    }

    private static TimeSpan Time(ParseResult arguments, Option<string> option)
    {
        string given = arguments.GetValue(option)!;
        TimeSpan time = Words.Duration(option.Name, given);
        return time <= MostTime ? time : throw new UsageException($"{option.Name} takes at most 20 days, not '{given}'.");
    }
}
