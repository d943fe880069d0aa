using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Benchmarks.Decoding;

/// <summary>
/// The failure rate of exact matching without sampling: the distribution of all syndromes of a small error model, error by error,
/// and every syndrome decoded. An oracle for samplers and decoders; 2^25 outcomes for distance 3.
/// </summary>
internal static class ExactFailureCommand
{
    private const int MostDetectors = 26;
    private const int Parts = 16;

    /// <param name="paths">Error models (.dem) of one observable and at most 26 detectors.</param>
    public static int Run(string[] paths)
    {
        foreach (string path in paths)
        {
            DetectorErrorModel model = DetectorErrorModel.ReadFile(path);
            if (model.DetectorCount > MostDetectors || model.ObservableCount != 1)
            {
                Console.Error.WriteLine($"'{path}' has {model.DetectorCount} detectors and {model.ObservableCount} observables: "
                    + $"give a model of at most {MostDetectors} and one.");
                return 2;
            }

            double[] chances = Distribution(model);
            double failure = Failure(MatchingGraph.FromModel(model), chances);
            double best = Enumerable.Range(0, chances.Length / 2)
                .Sum(syndrome => Math.Min(chances[syndrome], chances[syndrome + chances.Length / 2]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: matching fails in "
                + $"{failure:0.00000e+0}, the likeliest observable for each syndrome in {best:0.00000e+0}"));
        }

        return 0;
    }

    /// <summary>The chance of each syndrome, the observable as the highest bit.</summary>
    private static double[] Distribution(DetectorErrorModel model)
    {
        int detectors = (int)model.DetectorCount;
        double[] chances = new double[1 << (detectors + 1)];
        chances[0] = 1;
        model.ForEachError((probability, targets) =>
        {
            int flips = 0;
            foreach (DemTarget target in targets)
                flips ^= target.Kind switch
                {
                    DemTargetKind.Detector => 1 << (int)target.Index,
                    DemTargetKind.Observable => 1 << detectors,
                    _ => 0
                };
            if (flips != 0)
                Flip(chances, flips, probability);
        });
        return chances;
    }

    private static void Flip(double[] chances, int flips, double probability)
    {
        int top = BitOperations.Log2((uint)flips), length = chances.Length / Parts;
        Parallel.For(0, Parts, part =>
        {
            for (int one = part * length; one < (part + 1) * length; one++)
            {
                if ((one >> top & 1) != 0)
                    continue;
                int other = one ^ flips;
                (double here, double there) = (chances[one], chances[other]);
                chances[one] = (1 - probability) * here + probability * there;
                chances[other] = (1 - probability) * there + probability * here;
            }
        });
    }

    private static double Failure(MatchingGraph graph, double[] chances)
    {
        int syndromes = chances.Length / 2, length = syndromes / Parts;
        double[] failures = new double[Parts];
        Parallel.For(0, Parts, part =>
        {
            var decoder = new MatchingDecoder(graph);
            var events = new List<int>();
            ulong[] predicted = new ulong[1];
            for (int syndrome = part * length; syndrome < (part + 1) * length; syndrome++)
            {
                events.Clear();
                for (int detector = 0; detector < graph.DetectorCount; detector++)
                    if ((syndrome >> detector & 1) != 0)
                        events.Add(detector);
                predicted[0] = 0;
                decoder.Predict(CollectionsMarshal.AsSpan(events), predicted);
                failures[part] += chances[(predicted[0] & 1) != 0 ? syndrome : syndrome + syndromes];
            }
        });
        return failures.Sum();
    }
}
