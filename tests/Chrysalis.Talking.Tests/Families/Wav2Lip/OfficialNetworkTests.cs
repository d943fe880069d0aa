using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.Wav2Lip;

public class OfficialNetworkTests
{
    [Fact]
    public void Generator_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using OfficialGenerator generator = GoldenRule.Fill(new OfficialGenerator());
        Tensor mel = GoldenRule.Input("wav2lip.mel", -4, 4, 2, 1, 80, 16);
        Golden.AssertEqual("wav2lip/wav2lip.audio_embedding.npy", generator.Hear(mel));
        Golden.AssertEqual("wav2lip/wav2lip.output.npy", generator.call(mel, GoldenRule.Input("wav2lip.face", 0, 1, 2, 6, 96, 96)));
    }

    [Fact]
    public void Expert_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using SyncNetExpert expert = GoldenRule.Fill(new SyncNetExpert());
        (Tensor speech, Tensor face) = expert.call(
            GoldenRule.Input("wav2lip.mel", -4, 4, 2, 1, 80, 16), GoldenRule.Input("syncnet_color.face", 0, 1, 2, 15, 48, 96));
        Golden.AssertEqual("wav2lip/syncnet_color.audio.npy", speech);
        Golden.AssertEqual("wav2lip/syncnet_color.face.npy", face);
    }

    [Fact]
    public void Discriminator_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using QualityDiscriminator discriminator = GoldenRule.Fill(new QualityDiscriminator());
        Tensor faces = GoldenRule.Input("disc.face", 0, 1, 1, 3, 5, 96, 96);
        Tensor lower = faces.squeeze(0).transpose(0, 1).narrow(2, 48, 48);
        Golden.AssertEqual("wav2lip/wav2lip_disc.output.npy", discriminator.call(lower.contiguous()).sigmoid());
    }

    [Theory]
    [InlineData(typeof(OfficialGenerator), 36_298_035)]
    [InlineData(typeof(SyncNetExpert), 16_435_072)]
    [InlineData(typeof(QualityDiscriminator), 14_113_793)]
    public void Network_HasAsManyParametersAsPublished(Type network, long parameters)
    {
        using var module = (nn.Module)Activator.CreateInstance(network)!;
        Assert.Equal(parameters, module.parameters().Sum(parameter => parameter.numel()));
    }
}
