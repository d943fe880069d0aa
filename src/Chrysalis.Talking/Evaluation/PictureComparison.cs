using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Compares the pictures of two videos in lock-step, and of the real one with the trivial mouths.</summary>
internal sealed class PictureComparison
{
    private readonly MouthPair mouths;
    private readonly PixelFigures generated = new();
    private readonly PixelFigures frozen = new();
    private readonly PixelFigures mean = new();

    /// <summary>Reads both videos through.</summary>
    public PictureComparison(VideoPair videos, MouthPair mouths)
    {
        this.mouths = mouths;
        int index = 0;
        foreach ((Frame real, Frame other) in videos.Reference().Zip(videos.Generated()))
            Add(real, other, mouths.Real[index++]);
    }

    /// <summary>The given figures with those of the pictures added.</summary>
    public (MouthFigures Generated, MouthFigures Frozen, MouthFigures Mean) AddTo(
        MouthFigures ofGenerated, MouthFigures ofFrozen, MouthFigures ofMean) =>
            (generated.AddTo(ofGenerated), Trivial(frozen, ofFrozen), Trivial(mean, ofMean));

    private void Add(Frame real, Frame other, MouthObservation? mouth)
    {
        generated.Add(real, other, mouth?.Box);
        frozen.Add(real, mouth is null ? real : mouths.Frozen.Paste(real, mouth.Face), mouth?.Box);
        mean.Add(real, mouth is null ? real : mouths.Mean.Paste(real, mouth.Face), mouth?.Box);
    }

    private MouthFigures Trivial(PixelFigures pixels, MouthFigures figures) =>
        pixels.AddTo(figures) with { MouthSharpnessRatio = mouths.SharpnessRatio(pixels.Sharpness) };
}
