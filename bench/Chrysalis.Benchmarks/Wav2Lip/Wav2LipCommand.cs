using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Benchmarks.Wav2Lip;

/// <summary>
/// <c>wav2lip</c>: frames a second of the generators, the plain network beside the fast forms in the same run, with the picture's
/// distance from the plain one, then milliseconds a frame of each station: hearing, seeing, painting. Every form is measured in
/// turn, several times over; medians are printed.
/// </summary>
internal static class Wav2LipCommand
{
    private const int Rounds = 7;
    private const int StationBatch = 8;
    private static readonly int[] Batches = [1, 4, 8, 16];

    public static int Run(string[] options)
    {
        Console.WriteLine($"{Machine.Describe()}; load {Machine.Load()}; Torch threads {get_num_threads()}");
        using var _ = no_grad();
        using OfficialGenerator official = Random(new OfficialGenerator());
        using var folded32 = new FoldedGenerator(official, ScalarType.Float32);
        using var folded16 = new FoldedGenerator(official, ScalarType.BFloat16);
        Print(
            "official", 96, 16,
            [
                ("plain, float32", official, ScalarType.Float32), ("folded, float32", folded32, ScalarType.Float32),
                ("folded, bfloat16", folded16, ScalarType.BFloat16)
            ]);
        PrintOnnx("official", official, Wav2LipPreset.Get("official"));

        int size = new CompactPreset().Crop.SizePx;
        using CompactGenerator compact = Random(new CompactGenerator(size));
        using CompactGenerator compact32 = Folded(compact, size, ScalarType.Float32);
        using CompactGenerator compact16 = Folded(compact, size, ScalarType.BFloat16);
        Print(
            "compact", size, CompactSpeech.MelFrames,
            [
                ("plain, float32", compact, ScalarType.Float32), ("folded, float32", compact32, ScalarType.Float32),
                ("folded, bfloat16", compact16, ScalarType.BFloat16)
            ]);
        PrintOnnx("compact", compact, Wav2LipPreset.Get("compact"));
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
            double reference = Statistics.Median(seconds[0]);
            for (int form = 0; form < forms.Length; form++)
            {
                double median = Statistics.Median(seconds[form]);
                Tensor picture = forms[form].Network.call(mel, faces.to(forms[form].Type)).to(ScalarType.Float32);
                double psnr = -10 * Math.Log10(Math.Max(1e-12, (picture - plain).square().mean().item<float>()));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name,-9} {forms[form].Name,-17} batch {batch,2}: {batch / median,7:0.0} frames/s  {reference / median,5:0.00} x  "
                        + $"{psnr,6:0.0} dB from plain"));
            }
        }

        PrintStations(name, size, melFrames, forms);
    }

    private static void PrintOnnx(string name, LipGenerator generator, Wav2LipPreset preset)
    {
        using var form = new OnnxForm(generator, preset);
        int size = preset.Crop.SizePx;
        foreach (int batch in Batches)
        {
            using var scope = NewDisposeScope();
            Tensor mel = rand(batch, 1, 80, preset.MelFrames) * 8 - 4;
            Tensor faces = rand(batch, 6, size, size);
            form.Run(mel, faces);
            double median = Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Seconds(() => form.Run(mel, faces))));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-9} {"ONNX Runtime, f32",-17} batch {batch,2}: {batch / median,7:0.0} frames/s"));
        }
    }

    private static void PrintStations(string name, int size, int melFrames, (string Name, LipGenerator Network, ScalarType Type)[] forms)
    {
        foreach ((string form, LipGenerator network, ScalarType type) in forms)
        {
            using var scope = NewDisposeScope();
            Tensor mel = rand(StationBatch, 1, 80, melFrames) * 8 - 4;
            Tensor faces = rand(StationBatch, 6, size, size).to(type);
            Tensor heard = network.Hear(mel);
            IReadOnlyList<Tensor> seen = network.See(faces);
            double[] milliseconds = [.. new Action[] { () => network.Hear(mel), () => network.See(faces), () => network.Paint(heard, seen) }
                .Select(station => 1000 * Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Seconds(station))) / StationBatch)];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-9} {form,-17} hear {milliseconds[0]:0.00}, see {milliseconds[1]:0.00}, paint {milliseconds[2]:0.00} ms a "
                    + $"frame at batch {StationBatch}"));
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
                double taken = Seconds(() => forms[form].Network.call(mel, input));
                if (round >= 0)
                    seconds[form][round] = taken;
            }
        }

        return seconds;
    }

    private static double Seconds(Action work)
    {
        using var scope = NewDisposeScope();
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static T Random<T>(T network)
        where T : nn.Module
    {
        random.manual_seed(7);
        foreach (Tensor value in network.parameters().Where(parameter => parameter.dim() > 1))
            nn.init.kaiming_uniform_(value, Math.Sqrt(5));
        network.eval();
        return network;
    }

    private static CompactGenerator Folded(CompactGenerator source, int size, ScalarType type)
    {
        var folded = new CompactGenerator(size);
        WeightAverage.Update(folded, source, 0);
        folded.eval();
        foreach (nn.Module module in folded.modules())
            (module as ConvUnit)?.Fold(type);
        return folded;
    }
}
