using Chrysalis.Studies.Generations;
using Chrysalis.Studies.Generations.Voting;
using Chrysalis.Talking.Evaluation;
using static System.FormattableString;

namespace Chrysalis.Cli.Talk.Compare;

/// <summary>Prints a comparison in short.</summary>
internal static class CompareTable
{
    /// <summary>Prints a line a family, the verdicts and where the pages are.</summary>
    public static void Print(GenerationsFindings findings, string? page, string blind, TextWriter output)
    {
        output.WriteLine($"{"",-34}{"frames/s",10}{"memory",10}{"opening",10}{"sharpness",11}{"LSE-C",8}{"mouths",8}");
        foreach (FamilyResults one in findings.Families)
        {
            output.WriteLine($"{$"{one.Family} ({one.Persona})",-34}"
                + Invariant($"{one.SteadyFramesPerSecond,10:0.0}{one.PeakMemoryMb,7} MB{Mean(one, "opening_correlation"),10}")
                + Invariant($"{Mean(one, "mouth_sharpness_ratio"),11}")
                + Invariant($"{Text(one.Evaluation.LipSync?.Generated.GetValueOrDefault("lse_c")),8}{one.MouthDistance,8:0.0}"));
        }

        FigureStatistics? real = findings.Families[0].Evaluation.LipSync?.Real.GetValueOrDefault("lse_c");
        output.WriteLine($"{"real",-34}{"",10}{"",10}{"1",10}{"1",11}{Text(real),8}{"0",8}");
        foreach (GenerationClaim claim in findings.Claims)
            output.WriteLine($"{VerdictWords.Of(claim.Verdict),-16}{claim.About}: {claim.Said}");
        output.WriteLine($"{page}  the comparison: open it in a browser");
        output.WriteLine($"{blind}  a blind test for people; join what it saves with --votes");
    }

    /// <summary>Prints joined votes.</summary>
    public static void Print(VoteFindings findings, TextWriter output)
    {
        output.WriteLine($"{findings.Votes} votes of {findings.Files} files: strength (Bradley and Terry), its 95 % interval, votes");
        foreach (Strength one in findings.Strengths)
            output.WriteLine(Invariant($"  {one.Name,-34}{one.Share,8:0.000} [{one.Low:0.000}, {one.High:0.000}]{one.Votes,8}"));
    }

    private static string Mean(FamilyResults family, string figure) => Text(family.Evaluation.Figures.GetValueOrDefault(figure));

    private static string Text(FigureStatistics? figure) => figure is null ? "none" : Invariant($"{figure.Mean:0.000}");
}
