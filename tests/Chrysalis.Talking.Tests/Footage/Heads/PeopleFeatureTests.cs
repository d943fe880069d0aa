using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Faces;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Footage.Heads;

public sealed class PeopleFeatureTests(FaceModelsFixture models) : IClassFixture<FaceModelsFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Record_ClipsOfTwoSpeakers_TellsThemApart()
    {
        models.RequireAnalyzer();
        string[] names = ["grid_s1/train/bbaf2n.mpg", "grid_s1/train/lbix7a.mpg", "grid_speakers/sbia1a.mpg"];
        PeopleSeen[] clips = [.. names.Select(See)];

        Assert.All(clips, clip => Assert.Equal([1, 1, 1], clip.FaceCounts));
        Assert.True(clips[0].LikenessTo(clips[1]) > 0.9, $"one speaker: {clips[0].LikenessTo(clips[1])}");
        Assert.True(clips[0].LikenessTo(clips[2]) < 0.65, $"two speakers: {clips[0].LikenessTo(clips[2])}");
        HeadFitness.RequireOnePerson(clips[..2]);
        Assert.Contains("sbia1a", Assert.Throws<FootageException>(() => HeadFitness.RequireOnePerson(clips)).Message,
            StringComparison.Ordinal);
    }

    private PeopleSeen See(string name)
    {
        string video = SharedData.Require("data/" + name);
        FootageStore store = FootageStore.Of(folder.Path, video, new FrameRate(25));
        var feature = new PeopleFeature();
        store.Record([feature]);
        using FeatureFile file = store.TryOpen(feature)!;
        return PeopleSeen.Read(video, file);
    }
}
