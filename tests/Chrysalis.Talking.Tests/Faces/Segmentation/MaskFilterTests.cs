using Chrysalis.Talking.Faces.Segmentation;

namespace Chrysalis.Talking.Tests.Faces.Segmentation;

/// <summary>Box means, the guided filter and the person's region.</summary>
public sealed class MaskFilterTests
{
    [Theory]
    [InlineData(7, 5, 1)]
    [InlineData(16, 9, 3)]
    [InlineData(4, 3, 9)]
    public void BoxMean_Noise_IsThePlainMean(int width, int height, int radius)
    {
        var draw = new Random(1);
        float[] values = [.. Enumerable.Range(0, width * height).Select(_ => draw.NextSingle())];

        float[] means = BoxMean.Of(values, width, radius);

        for (int i = 0; i < values.Length; i++)
        {
            int[] window = [.. Enumerable.Range(0, values.Length).Where(
                k => Math.Abs(k % width - i % width) <= radius && Math.Abs(k / width - i / width) <= radius)];
            Assert.Equal(window.Average(k => values[k]), means[i], 5);
        }
    }

    [Fact]
    public void GuidedFilter_MaskBesideTheEdge_GoesToTheEdge()
    {
        // The picture is dark up to column 20; the mask is two columns late.
        const int Width = 40, Height = 20;
        float[] guide = [.. Enumerable.Range(0, Width * Height).Select(i => i % Width < 20 ? 0.1f : 0.9f)];
        float[] mask = [.. Enumerable.Range(0, Width * Height).Select(i => i % Width < 22 ? 0f : 1f)];

        float[] filtered = GuidedFilter.Apply(guide, mask, Width, 6, 1e-4f);

        int[] edges = [.. Enumerable.Range(2, Height - 4)
            .Select(y => Enumerable.Range(0, Width).First(x => filtered[y * Width + x] >= 0.5f))];
        Assert.All(edges, edge => Assert.Equal(20, edge));
    }

    [Fact]
    public void GuidedFilter_FlatPicture_IsTwoBoxMeans()
    {
        var draw = new Random(2);
        float[] mask = [.. Enumerable.Range(0, 30 * 20).Select(_ => draw.NextSingle())];

        float[] filtered = GuidedFilter.Apply([.. mask.Select(_ => 0.5f)], mask, 30, 2, 0.01f);

        float[] expected = BoxMean.Of(BoxMean.Of(mask, 30, 2), 30, 2);
        Assert.All(filtered.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 4));
    }

    [Fact]
    public void Keep_TwoPartsAndAHole_IsTheTouchedPartFilled()
    {
        const string Picture = "XXX....XX" + "X.X....XX" + "XXX......";
        bool[] mask = [.. Picture.Select(c => c == 'X')];

        PersonRegion.Keep(mask, 9, inside: 0);
        Assert.Equal("XXX......" + "XXX......" + "XXX......", string.Concat(mask.Select(on => on ? 'X' : '.')));

        mask = [.. Picture.Select(c => c == 'X')];
        PersonRegion.Keep(mask, 9, inside: 8);
        Assert.Equal("." + "......XX" + ".......XX" + ".........", string.Concat(mask.Select(on => on ? 'X' : '.')));
    }

    [Fact]
    public void Keep_NoPerson_IsNothing()
    {
        var mask = new bool[12];

        PersonRegion.Keep(mask, 4, null);

        Assert.DoesNotContain(true, mask);
    }

    [Fact]
    public void JawLine_PaintedHead_DividesItFromTheTorso()
    {
        var face = PaintedPerson.Face();
        var jaw = new JawLine(face.Landmarks, Talking.Faces.SimilarityTransform.Identity);
        LabelPicture labels = PaintedPerson.Labels(120, 96);
        int wrong = Enumerable.Range(0, labels.Labels.Length).Count(
            i => labels.Labels[i] != 0 && Math.Abs(i % 120 - PaintedPerson.CentreX) < PaintedPerson.HeadRadius
                && Math.Abs(jaw.Below(i % 120, i / 120)) > 1 && labels.Labels[i] == LabelPicture.Head != jaw.Below(i % 120, i / 120) < 0);

        Assert.Equal(0, wrong);
        Assert.True(jaw.IsFace(PaintedPerson.CentreX, PaintedPerson.EyesY));
        Assert.False(jaw.IsFace(PaintedPerson.CentreX, PaintedPerson.ChinY + 2));
        Assert.Equal(PaintedPerson.ChinY - PaintedPerson.EyesY, jaw.ChinDepth, 3);
    }
}
