using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk;
using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Cluster.Membership;
using Chrysalis.Cluster.Working;
using Chrysalis.Jobs;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Studies.Evaluation;
using Chrysalis.Studies.Generations;
using Chrysalis.Studies.Sweeps;

namespace Chrysalis.Cli.Workers;

/// <summary><c>worker</c>: does units of work for other runs of this program, here or on other machines.</summary>
internal sealed class WorkerCommand : RunnableCommand
{
    private readonly Option<string?> cluster = ClusterOptions.Place(
        "This worker's own address (port 0 takes a free one), or the PostgreSQL database in which workers find each other");
    private readonly Option<string?> address = new("--address")
    {
        Description = "With PostgreSQL: where others reach this worker (default: 127.0.0.1 and a free port)", HelpName = "IP:PORT",
    };
    private readonly Option<int?> units =
        new("--units") { Description = "Units at once (default: one a core)", HelpName = "N" };
    private readonly Option<string?> secretFile = ClusterOptions.SecretFile();
    private readonly Option<string[]> folders = new("--folder")
    {
        Description = "Folder that the talk commands may read and write files in, as it is named on the machine that asks too; several "
            + "times for several (default: none, and this worker does nothing of talk)",
        HelpName = "FOLDER",
    };
    private readonly Option<bool> prepare =
        new("--prepare-store") { Description = "Make the tables in the PostgreSQL database, and end" };
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public WorkerCommand() : base(
        "worker",
        "Do units of work for other runs of this program: with --cluster 'quantum memory' hands shots to workers, 'talk speak' "
            + "recordings, 'talk evaluate' and 'talk compare' videos to judge, 'talk train --seeds' trainings; as many at once as they "
            + "take, and a worker's units to another when it dies or takes too long. The result is that of one process, to the last bit. "
            + "A worker runs until Ctrl-C; it takes no code, only the names of what it knows. "
            + "Beyond this machine a secret is a must, and what travels is not encrypted: see docs/cluster.md.")
    {
        foreach (Option option in (Option[])[cluster, address, units, secretFile, folders, prepare, json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis worker --cluster 127.0.0.1:7411 --units 1",
        "chrysalis worker --cluster 127.0.0.1:7411 --folder recordings --folder videos",
        "chrysalis worker --cluster 192.168.1.20:7411 --secret-file secret.txt",
        "chrysalis worker --cluster \"Host=db;Username=chrysalis;Database=chrysalis\" --prepare-store",
        "chrysalis worker --cluster \"Host=db;Username=chrysalis;Database=chrysalis\" --address 192.168.1.20:7411 --secret-file secret.txt",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(WorkerFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context) =>
        Task.Run(() => RunAsync(arguments, context)).GetAwaiter().GetResult();

    private async Task<int> RunAsync(ParseResult arguments, CommandContext context)
    {
        ClusterPlace place = ClusterPlace.Parse(arguments.GetValue(cluster)
            ?? throw new UsageException("A worker needs its cluster: give --cluster, such as 127.0.0.1:7411."));
        if (arguments.GetValue(prepare))
        {
            await MemberStore.PrepareAsync(place, context.Cancellation).ConfigureAwait(false);
            Say("The database is prepared for workers.", new(null, 0));
            return ExitCode.Done;
        }

        if (arguments.GetValue(address) is { } own && place.Connection is null)
            throw new UsageException($"--address {own} is for a cluster in PostgreSQL: --cluster names this worker's own address here.");
        int places = Words.Within("--units", arguments.GetValue(units), 1, 1024) ?? Environment.ProcessorCount;
        Worker worker = await Worker.StartAsync(
            new()
            {
                Cluster = place,
                Jobs = KnownJobs(arguments.GetValue(folders) ?? []),
                Address = arguments.GetValue(address) is { } given ? ClusterPlace.Address(given) : null,
                Places = places,
                Secret = ClusterOptions.Secret(arguments.GetValue(secretFile)),
                Notice = context.Error.WriteLine,
            },
            context.Cancellation).ConfigureAwait(false);
        await using (worker.ConfigureAwait(false))
        {
            Say(
                string.Create(CultureInfo.InvariantCulture, $"Working at {worker.Address}, {places} units at once; Ctrl-C ends it."),
                new(worker.Address.ToString(), places));
            await Task.Delay(Timeout.Infinite, context.Cancellation).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }

        return ExitCode.Done;

        void Say(string line, WorkerFindings findings)
        {
            if (arguments.GetValue(json))
                context.WriteJson(findings);
            else
                context.Out.WriteLine(line);
            context.Out.Flush();
        }
    }

    private static CarriedJobs KnownJobs(IReadOnlyList<string> folders)
    {
        var jobs = new CarriedJobs();
        MemoryStudy.Offer(jobs);
        var own = new WorkerFolders(folders);
        jobs.Add<SpeakJobRequest, SpeakJobPart, IReadOnlyList<SpeakJobPart>>(
            SpeakJob.JobName, new JsonPartFormat<SpeakJobRequest>(), request => SpeakJob.Of(request, own));
        EvaluationStudy.Offer(jobs, own.Require);
        GenerationsStudy.Offer(jobs, own.Require);
        SweepStudy.Offer(jobs, files => own.Require(files.Where(file => !ShippedPersonas.Folders().Contains(file))));
        return jobs;
    }
}
