using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Quantum.RandomCircuits.Fidelity;
using Chrysalis.Studies.Rcs;

namespace Chrysalis.Cli.Quantum.Rcs;

/// <summary><c>quantum rcs</c>: random circuit sampling, measured on a patch and costed on the whole chip.</summary>
internal sealed class RcsCommand : FindingsCommand
{
    private static readonly string[] Devices = ["willow", "sycamore"];

    private readonly Option<string> device =
        new("--device") { Description = "Whose patch and error rates", HelpName = "willow|sycamore", DefaultValueFactory = _ => "willow" };
    private readonly Option<int> qubits =
        new("--qubits") { Description = "Qubits of the simulated patch, 1 to 26", HelpName = "N", DefaultValueFactory = _ => 16 };
    private readonly Option<int> cycles = new("--cycles")
    {
        Description = "Cycles of the simulated patch; a published circuit has its own", HelpName = "N", DefaultValueFactory = _ => 14
    };
    private readonly Option<int> shots = new("--shots")
    {
        Description = "Samples of the perfect and the uniform distribution", HelpName = "N", DefaultValueFactory = _ => 20_000
    };
    private readonly Option<int> runs =
        new("--noisy-runs") { Description = "Runs with errors drawn gate by gate", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<double> fidelity =
        new("--fidelity") { Description = "Fidelity to be proved by samples", HelpName = "F", DefaultValueFactory = _ => 1e-3 };
    private readonly Option<double> sigmas =
        new("--sigmas") { Description = "Significance of the proof in standard deviations", HelpName = "S", DefaultValueFactory = _ => 5 };
    private readonly Option<int> trials = new("--trials")
    {
        Description = "Trials of each search for a contraction path; 0 leaves the classical cost out", HelpName = "N",
        DefaultValueFactory = _ => 4
    };
    private readonly Option<string?> time = new("--search-time")
    {
        Description = "End each search after this time, such as 60s (the result then depends on the machine)", HelpName = "TIME"
    };
    private readonly Option<string?> circuit = new("--circuit")
    {
        Description = "Simulate a patch of this published circuit (qsim's text format) and cost the whole of it, instead of drawn ones",
        HelpName = "FILE"
    };
    private readonly Option<bool> withinMemory =
        new("--within-memory") { Description = "Also search Willow's path within Frontier's memory (minutes a trial)" };
    private readonly Option<int> seed =
        new("--seed") { Description = "Seed of circuits, samples, errors and searches", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>Creates the command.</summary>
    public RcsCommand() : base("rcs", "Random circuit sampling: score a patch, and cost the whole chip's circuit on a classical machine.",
        new("--html") { Description = "Also write a report with the plots", HelpName = "FILE" })
    {
        foreach (Option option in (Option[])
        [
            device, qubits, cycles, shots, runs, fidelity, sigmas, trials, time, circuit, withinMemory, Html, seed, Json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis quantum rcs --html out/rcs.html",
        "chrysalis quantum rcs --device sycamore --qubits 20 --trials 0 --json",
        "chrysalis quantum rcs --circuit circuit_n53_m20_s0_e0_pABCDCDAB.qsim --device sycamore --trials 8",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(RcsFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        RcsRequest request = Request(arguments);
        return Present(
            arguments, context, new Presentation<RcsFindings>(RcsTable.Print, RcsPage.Write),
            steps => new RcsStudy(request, steps, context.Cancellation).Run());
    }

    private RcsRequest Request(ParseResult arguments)
    {
        bool isWillow = Words.OneOf("device", arguments.GetRequiredValue(device), Devices) == "willow";
        int qubits = Words.Within<int>("--qubits", arguments.GetValue(this.qubits), 1, 26)!.Value;
        int cycles = Words.Within<int>("--cycles", arguments.GetValue(this.cycles), 1, 1000)!.Value;
        int seed = arguments.GetValue(this.seed);
        DeviceLayout layout = (isWillow ? DeviceLayout.Willow105 : DeviceLayout.Sycamore53).Patch(qubits);
        (string Name, RandomCircuit Circuit)? published = arguments.GetValue(circuit) is { } file
            ? (Path.GetFileName(file), PublishedCircuitFile.Read(InputFile.RequireFile(file)))
            : null;
        return new()
        {
            Patch = published?.Circuit.Patch(qubits) ?? RandomCircuitGenerator.Draw(layout, new() { Cycles = cycles, Seed = seed }),
            PatchName = published is { } one ? $"{one.Name}: patch of {qubits}" : layout.Name,
            Published = published,
            Measurement = new()
            {
                Shots = Words.Within<int>("--shots", arguments.GetValue(shots), 2, 100_000_000)!.Value,
                Trajectories = Words.Within<int>("--noisy-runs", arguments.GetValue(runs), 2, 1_000_000)!.Value,
                Errors = isWillow ? DigitalErrorModel.Willow : DigitalErrorModel.Sycamore,
                Seed = seed,
            },
            Fidelity = Words.Within<double>("--fidelity", arguments.GetValue(fidelity), 1e-9, 1)!.Value,
            Sigmas = Words.Within<double>("--sigmas", arguments.GetValue(sigmas), 1, 30)!.Value,
            Trials = Words.Within<int>("--trials", arguments.GetValue(trials), 0, 100_000)!.Value,
            SearchTime = arguments.GetValue(this.time) is { } time ? Words.Duration("--search-time", time) : null,
            WithinMemory = arguments.GetValue(withinMemory),
            Seed = seed,
        };
    }
}
