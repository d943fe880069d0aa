using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Faces.Segmentation;

public sealed class BackgroundSamplesTests
{
    private const int Width = 120, Height = 96;

    [Fact]
    public void ToPlate_PersonWhoSwaysInDriftingLight_IsTheWall()
    {
        Frame wall = Wall(0);
        var samples = new BackgroundSamples(Width, Height, 1);
        for (int frame = 0; frame < 120; frame++)
            See(samples, wall, frame, (int)(18 * Math.Sin(frame * 0.13)), 1 + 0.15f * frame / 120);

        BackgroundPlate plate = samples.ToPlate();

        Assert.Contains(false, plate.IsSeen);
        int seen = plate.IsSeen.Count(one => one);
        float[] errors = [.. Enumerable.Range(0, wall.Rgb.Length).Where(i => plate.IsSeen[i / 3])
            .Select(i => (float)Math.Abs(plate.Picture.Rgb[i] - wall.Rgb[i])).Order()];
        Assert.True(errors[(int)(0.98 * errors.Length)] <= 5, $"{errors[(int)(0.98 * errors.Length)]} levels over {seen} pixels");
    }

    [Fact]
    public void ToPlate_StrangerWhoPasses_LeavesNoTrace()
    {
        Frame wall = Wall(0);
        var samples = new BackgroundSamples(Width, Height, 2);
        for (int frame = 0; frame < 100; frame++)
        {
            LabelPicture labels = PaintedPerson.Labels(Width, Height);
            Frame picture = Compose(wall, labels);
            for (int y = 0; y < Height && frame is >= 40 and < 55; y++)
                picture.Row(y)[..30].Fill(255);
            samples.See(picture, labels);
        }

        BackgroundPlate plate = samples.ToPlate();

        Assert.All(Enumerable.Range(0, Height), y => Assert.Equal(wall.Row(y)[30], plate.Picture.Row(y)[30]));
    }

    [Fact]
    public void IsSameAs_OtherLightOrOtherRoom_IsTold()
    {
        BackgroundPlate first = Plate(Wall(0), 1), darker = Plate(Wall(0), 0.8f), other = Plate(Wall(5), 1);

        Assert.True(first.IsSameAs(darker));
        Assert.False(first.IsSameAs(other));
        Assert.False(first.IsSameAs(first with { Picture = new Frame(2, 2), IsSeen = new bool[4] }));
    }

    [Fact]
    public void Add_ClipWithThePersonElsewhere_ShowsWhatWasHidden()
    {
        Frame wall = Wall(0);
        var left = new BackgroundSamples(Width, Height, 3);
        var right = new BackgroundSamples(Width, Height, 4);
        for (int frame = 0; frame < 20; frame++)
        {
            See(left, wall, frame, -60, 1);
            See(right, wall, frame, 70, 0.9f);
        }

        int before = left.ToPlate().IsSeen.Count(one => one);
        left.Add(right);
        BackgroundPlate plate = left.ToPlate();

        Assert.True(plate.IsSeen.Count(one => one) > before);
        Assert.All(Enumerable.Range(0, wall.Rgb.Length).Where(i => plate.IsSeen[i / 3]),
            i => Assert.InRange(plate.Picture.Rgb[i] - wall.Rgb[i], -6, 6));
    }

    [Fact]
    public void Fill_RampWithAHole_IsTheRamp()
    {
        const int Edge = 33;
        float[] ramp = [.. Enumerable.Range(0, Edge * Edge).Select(i => 2f * (i % Edge) + 3 * (i / Edge))];
        bool[] known = [.. Enumerable.Range(0, ramp.Length).Select(
            i => Math.Abs(i % Edge - 16) > 7 || Math.Abs(i / Edge - 16) > 7)];
        float[] plane = [.. ramp.Select((value, i) => known[i] ? value : -1000)];

        SmoothFill.Fill(plane, known, Edge);

        // A linear ramp solves Laplace's equation.
        Assert.All(plane.Zip(ramp), pair => Assert.InRange(pair.First - pair.Second, -2f, 2f));
    }

    [Fact]
    public void Fill_NothingKnown_IsGrey()
    {
        var picture = new Frame(5, 4);

        SmoothFill.Fill(picture, new bool[20]);

        Assert.All(picture.Rgb, value => Assert.Equal(128, value));
    }

    private static BackgroundPlate Plate(Frame wall, float light)
    {
        var samples = new BackgroundSamples(Width, Height, 9);
        for (int frame = 0; frame < 10; frame++)
            See(samples, wall, frame, 0, light);
        return samples.ToPlate();
    }

    private static void See(BackgroundSamples samples, Frame wall, int frame, int shift, float light)
    {
        LabelPicture labels = PaintedPerson.Labels(Width, Height, shift);
        Frame picture = Compose(wall, labels);
        var draw = new Random(frame);
        for (int i = 0; i < picture.Rgb.Length; i++)
            picture.Rgb[i] = (byte)Math.Clamp(picture.Rgb[i] * light + draw.Next(-2, 3), 0, 255);
        samples.See(picture, labels);
    }

    private static Frame Compose(Frame wall, LabelPicture labels)
    {
        Frame picture = PaintedPerson.Picture(labels);
        for (int i = 0; i < labels.Labels.Length; i++)
        {
            if (labels.Labels[i] == LabelPicture.Background)
                wall.Rgb.AsSpan(i * 3, 3).CopyTo(picture.Rgb.AsSpan(i * 3));
        }

        return picture;
    }

    /// <summary>A wall with stripes and a slow change of colour.</summary>
    private static Frame Wall(int phase)
    {
        var wall = new Frame(Width, Height);
        for (int i = 0; i < Width * Height; i++)
        {
            (int x, int y) = (i % Width, i / Width);
            (wall.Rgb[i * 3], wall.Rgb[i * 3 + 1], wall.Rgb[i * 3 + 2]) =
                ((byte)(60 + x / 2), (byte)(70 + y), (byte)((x + phase) / 10 % 2 == 0 ? 90 : 150));
        }

        return wall;
    }
}
