using System.Globalization;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.VolumeRendering.Speaking;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>
/// Measures a head in space over clips of its person that it never saw: each clip gives poses and sound, nothing else; head, torso and
/// background are rendered and compared with the clip. Beside it the same in the light of the clip's first frame, and a frozen head: the
/// clip's own first frame. Goals: docs/heads-in-space.md.
/// heads PERSONA CLIPS OUT [MOST]
/// </summary>
internal static class HeadsCommand
{
    public static int Run(string[] args)
    {
        (string persona, string folder, string output) = (args[0], args[1], args[2]);
        int most = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : int.MaxValue;
        string[] clips = [.. Talking.Footage.VideoFiles.Find([folder]).Take(most)];
        Directory.CreateDirectory(output);
        Console.WriteLine(Machine.Describe());
        using HeadModel head = OpenedHead.Of(persona);
        using LipSyncJudge judge = LipSyncJudge.Open();
        var own = new HeadFigures();
        var lit = new HeadFigures();
        var frozen = new HeadFigures();
        var reports = new List<EvaluationReport>();
        var sheet = new HeadSheet();
        for (int i = 0; i < clips.Length; i++)
        {
            HeadClipStudy study = HeadClipStudy.Of(head, clips[i], output);
            study.Measure(own, lit, frozen);
            sheet.Add(study);
            reports.Add(Evaluator.Evaluate(
                new() { Reference = study.RealVideo, Generated = study.SpokenVideo, OtherSound = clips[(i + 1) % clips.Length] }, judge));
            EvaluationReport report = reports[^1];
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(clips[i])}: head {study.PsnrDb:0.00} dB, in its light {study.LitPsnrDb:0.00} dB, opening "
                    + $"{report.Figures.OpeningCorrelation:0.000} x "
                    + $"{report.Figures.OpeningDeviationRatio:0.00}, LSE-C {report.LipSync?.Generated?.LseC:0.00} of "
                    + $"{report.LipSync?.Real?.LseC:0.00}"));
        }

        Console.WriteLine($"{clips.Length} clips of {folder}");
        Console.WriteLine($"head     {own}");
        Console.WriteLine($"in the clips' light  {lit}");
        Console.WriteLine($"frozen   {frozen}");
        Quality.QualityTable.Print("poses and sound of the clips", EvaluationSummary.Of(reports));
        sheet.Save(Path.Combine(output, "heads.png"));
        return 0;
    }
}
