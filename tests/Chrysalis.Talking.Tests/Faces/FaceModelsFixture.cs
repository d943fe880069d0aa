using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Faces;

/// <summary>Loads the face networks once for a class of tests.</summary>
public sealed class FaceModelsFixture : IDisposable
{
    private FaceAnalyzer? analyzer;

    /// <summary>The analyzer; skips the test where the model files are missing.</summary>
    public FaceAnalyzer RequireAnalyzer()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(SharedData.Root, "models", "node_modules")),
            "the face models are not installed: npm ci --ignore-scripts --prefix models");
        return analyzer ??= new();
    }

    public void Dispose() => analyzer?.Dispose();
}
