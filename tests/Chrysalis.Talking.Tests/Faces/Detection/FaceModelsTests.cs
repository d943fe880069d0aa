using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Faces.Detection;

public class FaceModelsTests
{
    [Fact]
    public void Locate_NotInstalled_SaysWhatIsMissing()
    {
        string folder = Directory.CreateTempSubdirectory("chrysalis models ").FullName;
        try
        {
            string models = Directory.CreateDirectory(Path.Combine(folder, "models")).FullName;
            File.WriteAllText(Path.Combine(models, "package.json"), "{}");
            string start = Directory.CreateDirectory(Path.Combine(folder, "src", "bin")).FullName;
            var error = Assert.Throws<FaceException>(() => FaceModels.Locate("facemesh", null, start));
            Assert.Contains("CHRYSALIS_MODELS", error.Message, StringComparison.Ordinal);
            Assert.StartsWith(models, error.NotInstalled, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Locate_NamedFolderWithoutModels_NamesThatFolder()
    {
        var error = Assert.Throws<FaceException>(() => FaceModels.Locate("facemesh", "/nowhere/models", AppContext.BaseDirectory));
        Assert.Contains("/nowhere/models", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LockFile_NamesNoRegistryAndPinsByHash()
    {
        string text = File.ReadAllText(Path.Combine(SharedData.Root, "models", "package-lock.json"));
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        Assert.Contains("\"integrity\": \"sha512-", text, StringComparison.Ordinal);
    }
}
