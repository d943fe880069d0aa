using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Memory;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Quantum.Tests.Memory;

public class CssErrorModelTests
{
    /// <summary>Stim's own models: the same symptoms, each as likely, however the errors are decomposed.</summary>
    [Theory]
    [InlineData("d3_p0.001")]
    [InlineData("d3_p0.005")]
    [InlineData("d5_p0.003")]
    [InlineData("d7_p0.005")]
    public void Of_PublishedCircuits_EqualsStimsModel(string name)
    {
        string data = SharedData.Require($"data/qec/rotated_memory_z_{name}.stim");
        Dictionary<string, double> ours = Symptoms(CssErrorModel.Of(StimCircuit.ReadFile(data)));
        Dictionary<string, double> stim = Symptoms(DetectorErrorModel.ReadFile(Path.ChangeExtension(data, ".dem")));

        Assert.Equal(stim.Keys.Order(), ours.Keys.Order());
        Assert.All(stim, pair => Assert.Equal(pair.Value, ours[pair.Key], 1e-12));
    }

    /// <summary>Every component joins two detectors or one and the boundary, for either basis and every noise.</summary>
    [Theory]
    [InlineData('Z', "si1000", 0.004)]
    [InlineData('X', "si1000", 0.004)]
    [InlineData('Z', "willow", 1)]
    [InlineData('X', "uniform", 0.004)]
    public void Of_GeneratedCircuits_MakesAGraph(char basis, string noise, double p)
    {
        var setting = new MemorySetting(5, 3, basis, noise, p, "mwpm");
        MatchingGraph graph = MatchingGraph.FromModel(CircuitMemorySource.Create(setting, null).Model);

        Assert.Equal(72, graph.DetectorCount);
        Assert.Equal(1, graph.ObservableCount);
        Assert.All(graph.Edges, edge => Assert.InRange(edge.Probability, 1e-9, 0.1));
    }

    private static Dictionary<string, double> Symptoms(DetectorErrorModel model)
    {
        var symptoms = new Dictionary<string, double>();
        model.ForEachError((probability, targets) =>
        {
            var flipped = new SortedSet<string>(StringComparer.Ordinal);
            foreach (DemTarget target in targets)
                if (target.Kind != DemTargetKind.Separator && !flipped.Add(target.ToString()))
                    flipped.Remove(target.ToString());
            string key = string.Join(' ', flipped);
            double before = symptoms.GetValueOrDefault(key);
            symptoms[key] = (before * (1 - probability)) + (probability * (1 - before));
        });
        return symptoms;
    }
}
