using Chrysalis.Talking.Families;
using Chrysalis.Testing;
using PublicApiGenerator;

namespace Chrysalis.Talking.Tests.Api;

public class PublicApiTests
{
    /// <summary>
    /// The public surface is what users build on: it changes only on purpose. When it does, write the received text over
    /// the approved one, and say why in the commit.
    /// </summary>
    [Fact]
    public void PublicSurface_ChangesOnlyOnPurpose()
    {
        string approvedPath = Path.Combine(SharedData.Root, "tests", "Chrysalis.Talking.Tests", "Api", "Chrysalis.Talking.approved.txt");
        string received = typeof(TalkingFamilies).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").Trim() + "\n";
        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (received != approved)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "Chrysalis.Talking.received.txt"), received);
        Assert.True(received == approved, $"The public API differs from '{approvedPath}'; compare it with Chrysalis.Talking.received.txt beside the test program.");
    }
}
