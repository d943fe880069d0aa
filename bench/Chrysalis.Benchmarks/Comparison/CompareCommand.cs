using System.Globalization;

namespace Chrysalis.Benchmarks.Comparison;

/// <summary>
/// Measures this program now, and sets it beside the peers' figures of a file. It says which is ahead only where the peer was measured on
/// this kind of machine.
/// </summary>
internal static class CompareCommand
{
    /// <param name="args">The file of figures, and the works to measure (the first words of their names); all by default.</param>
    public static int Run(string[] args)
    {
        string path = args.FirstOrDefault(arg => arg.EndsWith(".json", StringComparison.Ordinal)) ?? PeerFile.DefaultPath;
        string[] asked = [.. args.Where(arg => !arg.EndsWith(".json", StringComparison.Ordinal))];
        IReadOnlyList<PeerMachine> machines = PeerFile.Read(path);
        Console.WriteLine($"here: {Machine.Describe()}");
        foreach (PeerMachine machine in machines)
            Console.WriteLine($"peers on {machine.Machine}, {machine.Date}: {machine.Conditions}");
        Console.WriteLine();
        Console.WriteLine("| work | size | unit | here | peer | its figure | where | |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach ((string work, string size, string unit, Func<double> measure) in OwnFigures.All())
        {
            if (asked.Length > 0 && !asked.Any(word => work.StartsWith(word, StringComparison.Ordinal)))
                continue;
            double own = measure();
            var peers = machines.SelectMany(machine => machine.Rows.Where(row => row.Work == work && row.Size == size)
                .Select(row => (Machine: machine, Row: row))).ToList();
            if (peers.Count == 0)
                Console.WriteLine($"| {work} | {size} | {unit} | {Number(own)} | | | | |");
            foreach ((PeerMachine machine, PeerRow row) in peers)
                Console.WriteLine($"| {work} | {size} | {unit} | {Number(own)} | {row.Peer} | {Number(row.Value)} | {machine.Machine} | "
                    + $"{Verdict(own, row, machine)} |");
        }

        Console.WriteLine();
        Console.WriteLine($"load of the last minute {Machine.Load()}: above 2, other work slowed this down");
        return 0;
    }

    /// <summary>What may be said of two figures.</summary>
    internal static string Verdict(double own, PeerRow row, PeerMachine machine) => !PeerFile.IsThisKind(machine)
        ? "another processor: not compared"
        : own < row.Value ? $"ahead: {Number(own / row.Value)} of its time" : $"behind: {Number(own / row.Value)} of its time";

    private static string Number(double value) =>
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : value >= 1 ? "0.00" : "0.000", CultureInfo.InvariantCulture);
}
