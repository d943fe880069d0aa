using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Inspection;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Inspection;

public sealed class KnownNetworksTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis known ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void FindIn_WeightsOfEachNetwork_FindsThatOneOnly()
    {
        const string prefix = "average.";
        Assert.All(CheckpointReport.NetworksOf(TalkingFamilies.Catalogue), network =>
        {
            NetworkFit fit = Assert.Single(Fits(network.Tensors, prefix));
            Assert.Equal(new NetworkFit(network.Name, "", prefix, true, "all tensors fit"), fit);
        });
    }

    [Fact]
    public void FindIn_WeightsThatAlmostFit_SaysWhatIsMissing()
    {
        KnownNetwork network =
            CheckpointReport.NetworksOf(TalkingFamilies.Catalogue).Single(candidate => candidate.Name == "autoencoder speech (compact)");

        NetworkFit fit = Assert.Single(Fits(network.Tensors.Where(pair => pair.Key != "output.bias"), ""));

        Assert.False(fit.Fits);
        Assert.Equal("tensors: 1 missing ('output.bias')", fit.Note);
    }

    /// <summary>What an inspection finds in a file of tensors of these shapes (one byte a number suffices).</summary>
    private IReadOnlyList<NetworkFit> Fits(IEnumerable<KeyValuePair<string, long[]>> shapes, string prefix)
    {
        using var scope = NewDisposeScope();
        string path = Path.Combine(folder, "a.safetensors");
        SafetensorsFile.Write(path, shapes.ToDictionary(pair => prefix + pair.Key, pair => zeros(pair.Value, ScalarType.Byte)));
        return CheckpointReport.Of(path).Networks;
    }
}
