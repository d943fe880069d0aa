using Chrysalis.Quantum.Shor;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Computer;
using static System.FormattableString;

namespace Chrysalis.Studies.Shor;

/// <summary>The page of recovered keys.</summary>
public static class ShorPage
{
    private const int PictureRuns = 400;

    /// <summary>Beyond, the lattice is too dense to see.</summary>
    private const int LargestOrderDrawn = 1000;

    /// <summary>Writes the page.</summary>
    public static void Write(string path, KeyRecoveryReport report)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlReport("Can a quantum computer steal a key?", "Shor's discrete logarithm on y² = x³ + 7 over the field of "
            + Invariant($"{report.Prime}: {report.Order} points, a public key in, the private key out."));
        RecoveredKey first = report.Keys[0];
        if (report.Order <= LargestOrderDrawn)
        {
            page.Section("What the measurements look like")
                .Picture(Measurements(report, first), "Both estimates of many runs against the lattice of the key",
                    Invariant($"The estimates of s and sk mod {report.Order} in {PictureRuns} runs for the public key {first.PublicKey}, ")
                        + Invariant($"seed {report.Seed}, over the lattice (s, {first.PrivateKey}s mod {report.Order}). ")
                        + "Runs on the lattice give the key.");
        }

        page.Section("Figures").Figures(Figures(report));
        page.Section("Keys")
            .Table(["Public key", "Private key", "Runs", "Last measured", "Success of a run in theory"], report.Keys.Select(Row));
        if (report.Additions.Count > 0)
            page.Section("The point addition in gates").Table(
                ["Bits", "Field", "Qubits", "Toffoli", "Toffoli depth", "Qubits, Roetteler et al.", "Toffoli, Roetteler et al."],
                report.Additions.Select(Row));
        page.Paragraph("Ours inverts by Fermat's little theorem: fewer gates at these sizes, but its Toffoli gates grow with the cube of "
            + "the bits and its qubits with the square; Roetteler et al. (arXiv:1706.06752) grow with n² log n and n. "
            + "Both leave out infinity and points that are plus or minus the added one or minus its double.");
        page.Paragraph(MachineLine.Text());
        page.Save(path);
    }

    /// <summary>The two estimates of many runs over the key's lattice, as a PNG file.</summary>
    public static byte[] Measurements(KeyRecoveryReport report, RecoveredKey key)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(key);
        var shor = new DiscreteLogarithm(new SmallCurve(report.Prime), key.PublicKey, report.ExponentBits - BitsOf(report.Order));
        var random = new Random(report.Seed);
        DiscreteLogarithmRun[] runs = [.. Enumerable.Range(0, PictureRuns).Select(_ => shor.Run(random))];
        double scale = report.Order / Math.Pow(2, report.ExponentBits);
        int[] lattice = [.. Enumerable.Range(0, report.Order)];
        return Plots.Points("estimate of s", "estimate of s k mod r",
        [
            new(
                "the key's lattice", [.. lattice.Select(s => (double)s)],
                [.. lattice.Select(s => (double)((long)s * key.PrivateKey % report.Order))]),
            new(
                "measured, right", [.. runs.Where(run => run.IsCorrect).Select(run => run.First * scale)],
                [.. runs.Where(run => run.IsCorrect).Select(run => run.Second * scale)]),
            new(
                "measured, wrong", [.. runs.Where(run => !run.IsCorrect).Select(run => run.First * scale)],
                [.. runs.Where(run => !run.IsCorrect).Select(run => run.Second * scale)]),
        ], 720, 640);
    }

    private static IEnumerable<Figure> Figures(KeyRecoveryReport report)
    {
        yield return new("Group's order", Invariant($"{report.Order}, a prime"), "points counted one by one");
        yield return new("Keys found", Invariant($"{report.Keys.Count} of {report.Keys.Count}"), "each multiplied back to its public key");
        yield return new(
            "Success of a run", Invariant($"{report.Success:0.000}, 95 % interval {report.SuccessLow:0.000} to {report.SuccessHigh:0.000}"),
            Invariant($"{report.Keys.Count} successes in {report.RunCount} runs, Wilson's interval, seed {report.Seed}"));
        yield return new(
            "Success of a run, theory", Invariant($"{report.SuccessInTheory:0.000}"),
            "distribution of both phase estimates, summed over what rounds to the key");
        yield return new(
            "Qubits simulated", Invariant($"{report.Qubits}"),
            "x and the parity of y, and one recycled control (Griffiths and Niu, arXiv quant-ph/9511007)");
        yield return new(
            "Qubits without recycling", Invariant($"{report.QubitsWithoutRecycling}"),
            Invariant($"two exponents of {report.ExponentBits} bits"));
        yield return new("The real curve: qubits", "2330", "Roetteler et al., arXiv:1706.06752: 9n + 2⌈log2 n⌉ + 10, n = 256");
        yield return new("The real curve: Toffoli gates", "1.26e11", "Roetteler et al., arXiv:1706.06752, table");
    }

    private static IReadOnlyList<string> Row(RecoveredKey key) =>
        [
            key.PublicKey.ToString(), Invariant($"{key.PrivateKey}"), Invariant($"{key.Runs.Count}"),
            Invariant($"{key.Runs[^1].First}, {key.Runs[^1].Second}"), Invariant($"{key.SuccessInTheory:0.000}")
        ];

    private static IReadOnlyList<string> Row(PointAdditionCost cost) =>
    [
        Invariant($"{cost.Bits}"), Invariant($"{cost.Prime}"), Invariant($"{cost.Counts.Qubits}"), Invariant($"{cost.Counts.Toffoli}"),
        Invariant($"{cost.Counts.ToffoliDepth}"), Invariant($"{cost.RoettelerQubits}"), Invariant($"{cost.RoettelerToffoli:0}"),
    ];

    private static int BitsOf(int number) => System.Numerics.BitOperations.Log2((uint)number) + 1;
}
