using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Benchmarks.Wav2Lip;

/// <summary>
/// <c>wav2lip</c>: frames a second of the generators, the plain network beside the fast forms in the same run, with the picture's
/// distance from the plain one. Every form is measured in turn, several times over; medians are printed.
/// </summary>
internal static class Wav2LipCommand
{
    private const int Rounds = 7;
    private static readonly int[] Batches = [1, 4, 8, 16];

    public static int Run(string[] options)
    {
        Console.WriteLine($"{Machine.Describe()}; load {Machine.Load()}; Torch threads {get_num_threads()}");
        using var _ = no_grad();
        using OfficialGenerator official = Random(new OfficialGenerator());
        using var folded32 = new FoldedGenerator(official, ScalarType.Float32);
        using var folded16 = new FoldedGenerator(official, ScalarType.BFloat16);
        Print("official", 96, 16, [("plain, float32", official, ScalarType.Float32), ("folded, float32", folded32, ScalarType.Float32), ("folded, bfloat16", folded16, ScalarType.BFloat16)]);

        int size = new CompactPreset().Crop.SizePx;
        using CompactGenerator compact = Random(new CompactGenerator(size));
        using var compact32 = Random(new CompactGenerator(size));
        using var compact16 = Random(new CompactGenerator(size));
        Fold(compact32, ScalarType.Float32);
        Fold(compact16, ScalarType.BFloat16);
        Print("compact", size, CompactSpeech.MelFrames, [("plain, float32", compact, ScalarType.Float32), ("folded, float32", compact32, ScalarType.Float32), ("folded, bfloat16", compact16, ScalarType.BFloat16)]);
        return 0;
    }

    private static void Print(string name, int size, int melFrames, (string Name, LipGenerator Network, ScalarType Type)[] forms)
    {
        foreach (int batch in Batches)
        {
            using var scope = NewDisposeScope();
            random.manual_seed(1);
            Tensor mel = rand(batch, 1, 80, melFrames) * 8 - 4;
            Tensor faces = rand(batch, 6, size, size);
            Tensor plain = forms[0].Network.call(mel, faces);
            double[][] seconds = Measure(forms, mel, faces);
            double reference = Median(seconds[0]);
            for (int form = 0; form < forms.Length; form++)
            {
                double median = Median(seconds[form]);
                Tensor picture = forms[form].Network.call(mel, faces.to(forms[form].Type)).to(ScalarType.Float32);
                double psnr = -10 * Math.Log10(Math.Max(1e-12, (picture - plain).square().mean().item<float>()));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name,-9} {forms[form].Name,-17} batch {batch,2}: {batch / median,7:0.0} frames/s  {reference / median,5:0.00} x  {psnr,6:0.0} dB from plain"));
            }
        }
    }

    private static double[][] Measure((string Name, LipGenerator Network, ScalarType Type)[] forms, Tensor mel, Tensor faces)
    {
        double[][] seconds = [.. forms.Select(_ => new double[Rounds])];
        for (int round = -1; round < Rounds; round++)
        {
            for (int form = 0; form < forms.Length; form++)
            {
                using var scope = NewDisposeScope();
                Tensor input = faces.to(forms[form].Type);
                long start = Stopwatch.GetTimestamp();
                forms[form].Network.call(mel, input);
                if (round >= 0)
                    seconds[form][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }

        return seconds;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static T Random<T>(T network)
        where T : nn.Module
    {
        random.manual_seed(7);
        foreach (Tensor value in network.parameters().Where(parameter => parameter.dim() > 1))
            nn.init.kaiming_uniform_(value, Math.Sqrt(5));
        network.eval();
        return network;
    }

    private static void Fold(CompactGenerator generator, ScalarType type)
    {
        foreach (nn.Module module in generator.modules())
            (module as ConvUnit)?.Fold(type);
    }
}
