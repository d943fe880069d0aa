using System.Globalization;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Benchmarks.Quality;

/// <summary>The Fréchet distances of mouths (FID) over all clips: generated against real, and real against real as the floor.</summary>
internal sealed class MouthDistances : IDisposable
{
    private const string Real = "real";

    // Neighbouring frames add little but time.
    private const int EveryFrames = 2;

    private readonly MouthFeatures features = new(threads: 2);
    private readonly FeatureMoments realEven = new(MouthFeatures.Size);
    private readonly Dictionary<string, (FeatureMoments All, FeatureMoments Odd)> sets = [];
    private int clips;

    /// <summary>Adds a real clip and what was generated for it, by kind.</summary>
    public void Add(string clip, params (string Kind, string Video)[] videos)
    {
        bool odd = clips++ % 2 == 1;
        foreach ((string kind, string video) in videos.Prepend((Real, clip)))
        {
            if (!sets.TryGetValue(kind, out (FeatureMoments All, FeatureMoments Odd) set))
                sets[kind] = set = (new(MouthFeatures.Size), new(MouthFeatures.Size));
            features.AddVideo(video, EveryFrames, odd ? [set.All, set.Odd] : kind == Real ? [set.All, realEven] : [set.All]);
        }
    }

    /// <summary>Prints the distances with the number of mouths each is over.</summary>
    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine("Fréchet distance of mouths (features: faceres of @vladmandic/human, 1024 pooled); "
            + "smaller is nearer, few mouths make it larger");
        foreach ((string kind, (FeatureMoments all, FeatureMoments _)) in sets.Where(set => set.Key != Real))
            Print($"{kind} against real", all, sets[Real].All);
        foreach ((string kind, (FeatureMoments _, FeatureMoments odd)) in clips > 1 ? sets : [])
            Print($"{kind}, odd clips against real even ones", odd, realEven);
    }

    public void Dispose()
    {
        foreach ((FeatureMoments all, FeatureMoments odd) in sets.Values)
        {
            all.Dispose();
            odd.Dispose();
        }

        realEven.Dispose();
        features.Dispose();
    }

    private static void Print(string name, FeatureMoments a, FeatureMoments b) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {name,-56} {FrechetDistance.Between(a, b),10:0.000}   over {a.Count} and {b.Count} mouths"));
}
