using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Faces.Segmentation;

/// <summary>What becomes of what a network saw, here of a network that is made up.</summary>
public sealed class LabelSteadyingTests
{
    private const int Width = 120, Height = 96;

    [Fact]
    public void Label_NoisyNetworkOverAStillPicture_FlickersLessAndIsRight()
    {
        LabelPicture truth = PaintedPerson.Labels(Width, Height);
        SegmentedFrame[] frames = [.. Enumerable.Range(0, 5).Select(t => See(PaintedPerson.Picture(truth), Noisy(truth, t)))];

        int raw = Enumerable.Range(0, truth.Labels.Length).Count(i => frames[2].Person[i] >= 0.5f != truth.Labels[i] > 0);
        LabelPicture labels = LabelSteadying.Label(frames, 2);
        int wrong = Enumerable.Range(0, truth.Labels.Length).Count(i => labels.Labels[i] > 0 != truth.Labels[i] > 0);

        Assert.True(raw > 200, $"{raw} wrong pixels to begin with");
        Assert.True(wrong < raw / 8, $"{wrong} of {raw} wrong pixels are left");
    }

    [Fact]
    public void Label_PersonWhoMoves_IsNotBehind()
    {
        LabelPicture[] truth = [.. Enumerable.Range(0, 5).Select(t => PaintedPerson.Labels(Width, Height, 5 * t - 10))];
        SegmentedFrame[] frames = [.. truth.Select(one => See(PaintedPerson.Picture(one), [.. one.Labels.Select(l => l > 0 ? 1f : 0)]))];

        LabelPicture labels = LabelSteadying.Label(frames, 2);

        int[] wrong = [.. Enumerable.Range(0, labels.Labels.Length).Where(i => labels.Labels[i] > 0 != truth[2].Labels[i] > 0)];
        Assert.True(wrong.Length < 60, $"{wrong.Length} wrong pixels");
    }

    [Fact]
    public void Label_HairBesideTheNeck_BelongsToTheHeadAndTheNeckDoesNot()
    {
        // Dark hair above the brows and in a strip down to the shoulder; the shirt is red, skin is skin.
        LabelPicture truth = PaintedPerson.Labels(Width, Height);
        Frame picture = PaintedPerson.Picture(truth);
        float[] person = [.. truth.Labels.Select(l => l > 0 ? 1f : 0)];
        for (int i = 0; i < person.Length; i++)
        {
            (int x, int y) = (i % Width, i / Width);
            bool isStrand = x is >= 34 and < 41 && y is >= 30 and < 74;
            if (isStrand || (truth.Labels[i] == LabelPicture.Head && y < 20))
                (picture.Rgb[i * 3], picture.Rgb[i * 3 + 1], picture.Rgb[i * 3 + 2]) = (50, 35, 25);
            if (truth.Labels[i] == LabelPicture.Torso && Math.Abs(x - PaintedPerson.CentreX) < 14 && y < 74)
                (picture.Rgb[i * 3], picture.Rgb[i * 3 + 1], picture.Rgb[i * 3 + 2]) = (220, 170, 140);
            person[i] = isStrand ? 1 : person[i];
        }

        LabelPicture labels = LabelSteadying.Label([See(picture, person)], 0);

        Assert.Equal(LabelPicture.Head, labels.Labels[66 * Width + 37]);
        Assert.Equal(LabelPicture.Torso, labels.Labels[70 * Width + PaintedPerson.CentreX]);
        Assert.Equal(LabelPicture.Torso, labels.Labels[90 * Width + PaintedPerson.CentreX]);
        Assert.Equal(LabelPicture.Torso, labels.Labels[85 * Width + 37]);
    }

    [Fact]
    public void Label_NoFace_IsTorsoAndBackground()
    {
        LabelPicture truth = PaintedPerson.Labels(Width, Height);
        SegmentedFrame frame = See(PaintedPerson.Picture(truth), [.. truth.Labels.Select(l => l > 0 ? 1f : 0)]) with
        {
            Jaw = null,
            Inside = null,
        };

        LabelPicture labels = LabelSteadying.Label([frame], 0);

        Assert.Equal(0, labels.Count(LabelPicture.Head));
        Assert.InRange(labels.Count(LabelPicture.Torso), 3000, 5500);
    }

    private static SegmentedFrame See(Frame picture, float[] person)
    {
        float[][] colours = [.. Enumerable.Range(0, 3).Select(
            c => Enumerable.Range(0, person.Length).Select(i => picture.Rgb[i * 3 + c] / 255f).ToArray())];
        var jaw = new JawLine(PaintedPerson.Face().Landmarks, SimilarityTransform.Identity);
        return new(
            Width, Height, person, [.. colours.Select(plane => BoxMean.Of(plane, Width, 1))],
            [.. Enumerable.Range(0, person.Length).Select(i => colours.Average(plane => plane[i]))], jaw,
            (PaintedPerson.EyesY + 8) * Width + PaintedPerson.CentreX);
    }

    /// <summary>The truth, wrong here and there, in other places each time.</summary>
    private static float[] Noisy(LabelPicture truth, int seed)
    {
        var draw = new Random(seed);
        return [.. truth.Labels.Select(label =>
        {
            float doubt = 0.25f + 0.5f * (draw.NextSingle() - 0.4f);
            return label > 0 ? 1 - doubt : doubt;
        })];
    }
}
