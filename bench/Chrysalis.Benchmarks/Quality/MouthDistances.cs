using System.Globalization;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Benchmarks.Quality;

/// <summary>The Fréchet distances of mouths (FID) over all clips: generated against real, and real against real as the floor.</summary>
internal sealed class MouthDistances : IDisposable
{
    // Neighbouring frames add little but time.
    private const int EveryFrames = 2;

    private readonly MouthFeatures features = new(threads: 2);
    private readonly FeatureMoments[] real = [new(MouthFeatures.Size), new(MouthFeatures.Size)];
    private readonly FeatureMoments allReal = new(MouthFeatures.Size);
    private readonly Dictionary<string, FeatureMoments> generated = [];
    private int clips;

    /// <summary>Adds a real clip and what was generated for it, by kind.</summary>
    public void Add(string clip, params (string Kind, string Video)[] videos)
    {
        features.AddVideo(clip, EveryFrames, allReal, real[clips++ % 2]);
        foreach ((string kind, string video) in videos)
        {
            if (!generated.TryGetValue(kind, out FeatureMoments? moments))
                generated[kind] = moments = new(MouthFeatures.Size);
            features.AddVideo(video, EveryFrames, moments);
        }
    }

    /// <summary>Prints the distances with the number of mouths each is over.</summary>
    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine("Fréchet distance of mouths (features: faceres of @vladmandic/human, 1024 pooled); smaller is nearer, few mouths make it larger");
        foreach ((string kind, FeatureMoments moments) in generated)
            Print($"{kind} against real", moments, allReal);
        if (clips > 1)
            Print("real against real (every other clip)", real[0], real[1]);
    }

    public void Dispose()
    {
        foreach (FeatureMoments moments in (FeatureMoments[])[allReal, .. real, .. generated.Values])
            moments.Dispose();
        features.Dispose();
    }

    private static void Print(string name, FeatureMoments a, FeatureMoments b) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-40} {FrechetDistance.Between(a, b),10:0.000}   over {a.Count} and {b.Count} mouths"));
}
