using Chrysalis.Talking.Footage;
using Chrysalis.Talking.VolumeRendering.Training;
using Chrysalis.Testing;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering;

/// <summary>Clips that look alike begin near each other; the usual look is not drawn away by one that looks otherwise.</summary>
public sealed class ClipLooksTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Begin_OneClipOfFiveInOtherLight_IsFarFromTheOthersAndFromTheUsual()
    {
        using var scope = NewDisposeScope();
        using HeadFootage footage = SyntheticHeadFootage.Create(folder.Path, clips: 5, frames: 40, sizePx: 32);
        IReadOnlyList<PreparedClip> clips = footage.Footage.Clips;
        using var looks = new ClipLooks(clips);
        Tensor pictures = footage.OneOfEach().clone();
        pictures[3] = pictures[3] * tensor(0.2f);

        looks.Begin(pictures);

        float[] usual = looks.Usual(clips);
        float[] apart = [.. clips.Select(clip => (looks.Of([clip])[0] - tensor(usual)).norm().item<float>())];
        Assert.Equal(3, Array.IndexOf(apart, apart.Max()));
        Assert.All(apart.Where((_, i) => i != 3), own => Assert.True(own < apart[3] / 2));
    }

    [Fact]
    public void Begin_ClipsThatAreTheSame_HaveTheSameLook()
    {
        using var scope = NewDisposeScope();
        using HeadFootage footage = SyntheticHeadFootage.Create(folder.Path, clips: 2, frames: 40, sizePx: 32);
        using var looks = new ClipLooks(footage.Footage.Clips);

        looks.Begin(ones(2, 3, 32, 32));

        Assert.All(looks.Of(footage.Footage.Clips).flatten().data<float>().ToArray(), value => Assert.Equal(0, value, 1e-6f));
    }
}
