using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk;

public sealed class OfficialHeadTests
{
    [Fact]
    public void Head_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using HeadNetwork head = GoldenRule.FillParameters(new HeadNetwork(new(Codes: 4)));
        Tensor speech = head.Hear(GoldenRule.Input("synctalk.ave", -1, 1, 8, 1, 512));
        Tensor points = GoldenRule.Input("synctalk.points", -0.95f, 0.95f, 256, 3);
        Tensor features = head.Encode(points);
        HeadRadiance seen = head.See(
            points, GoldenHead.Directions(), speech, GoldenRule.Input("synctalk.expression", 0, 1, 1, 7), head.UsualCode);

        Golden.AssertEqual("synctalk/synctalk.grid_xy.npy", features.narrow(1, 0, 12));
        Golden.AssertEqual("synctalk/synctalk.grid_yz.npy", features.narrow(1, 12, 12));
        Golden.AssertEqual("synctalk/synctalk.grid_xz.npy", features.narrow(1, 24, 12));
        Golden.AssertEqual("synctalk/synctalk.audio.npy", speech);
        Golden.AssertEqual("synctalk/synctalk.sigma.npy", seen.Volume.Density);
        Golden.AssertEqual("synctalk/synctalk.color.npy", seen.Colour);
        Golden.AssertEqual("synctalk/synctalk.audio_attention.npy", seen.Volume.SpeechAttention);
        Golden.AssertEqual("synctalk/synctalk.eye_attention.npy", seen.Volume.ExpressionAttention);
        Golden.AssertEqual("synctalk/synctalk.uncertainty.npy", seen.Uncertainty);
    }

    [Fact]
    public void Directions_AsSphericalHarmonics_EqualThePublicCode()
    {
        using var scope = NewDisposeScope();
        Golden.AssertEqual("synctalk/synctalk.sh.npy", SphericalHarmonics.Encode(GoldenHead.Directions()));
    }

    [Fact]
    public void Torso_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using TorsoNetwork torso = GoldenRule.FillParameters(new TorsoNetwork(new(Codes: 4)));
        TorsoPicture seen = torso.Paint(GoldenRule.Input("synctalk.torso_points", -1, 1, 64, 2), Pose(), torso.UsualCode);

        Golden.AssertEqual("synctalk/synctalk.torso.deform.npy", seen.Moved);
        Golden.AssertEqual("synctalk/synctalk.torso.alpha.npy", seen.Opacity);
        Golden.AssertEqual("synctalk/synctalk.torso.color.npy", seen.Colour);
    }

    [Fact]
    public void Backward_OfAHeadAndATorso_ReachesEveryParameterThatIsUsed()
    {
        using var scope = NewDisposeScope();
        using HeadNetwork head = GoldenRule.FillParameters(new HeadNetwork(new(Codes: 4)));
        HeadRadiance seen = head.See(
            GoldenRule.Input("synctalk.points", -0.95f, 0.95f, 256, 3), GoldenHead.Directions(),
            head.Hear(GoldenRule.Input("synctalk.ave", -1, 1, 8, 1, 512)), GoldenRule.Input("synctalk.expression", 0, 1, 1, 7),
            head.UsualCode);
        seen.Volume.Density.sum().Plus(seen.Colour.Squared().sum()).Plus(seen.Uncertainty.sum()).backward();
        AssertReached(head);

        using TorsoNetwork torso = GoldenRule.FillParameters(new TorsoNetwork(new(Codes: 4)));
        TorsoPicture picture = torso.Paint(GoldenRule.Input("synctalk.torso_points", -1, 1, 64, 2), Pose(), torso.UsualCode);
        picture.Colour.Squared().sum().Plus(picture.Opacity.sum()).backward();
        AssertReached(torso);
    }

    [Fact]
    public void Over_WhereTheOccupancySaysSo_ShowsTheTorsoBeforeTheBackground()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using TorsoNetwork torso = GoldenRule.FillParameters(new TorsoNetwork(new(Codes: 4)));
        Tensor places = GoldenRule.Input("synctalk.torso_points", -1, 1, 64, 2), background = GoldenRule.Input("background", 0, 1, 64, 3);
        Assert.True(torso.Over(places, Pose(), background).equal(background).all().item<bool>());

        Tensor occupancy = torso.state_dict()["density_grid_torso"];
        occupancy.view(128, 128).narrow(1, 64, 64).fill_(1);
        TorsoPicture all = torso.Paint(places, Pose(), torso.UsualCode);
        Tensor expected = (all.Colour * all.Opacity).Plus(background * (1 - all.Opacity));
        Tensor shown = torso.Over(places, Pose(), background);
        for (int i = 0; i < 64; i++)
        {
            float column = places[i, 0].item<float>();
            if (Math.Abs(column) < 0.02f)
                continue;
            Assert.InRange((shown[i] - (column > 0 ? expected : background)[i]).abs().max().item<float>(), 0, 1e-6f);
        }
    }

    [Fact]
    public void Ear_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using AudioVisualEncoder ear = GoldenRule.Fill(new AudioVisualEncoder());
        Golden.AssertEqual("synctalk/synctalk.ave.npy", ear.call(GoldenRule.Input("synctalk.mel", -4, 4, 2, 1, 80, 16)));
    }

    private static void AssertReached(nn.Module network) => Assert.All(network.named_parameters(), pair =>
        Assert.True(pair.parameter.grad is { } slopes && slopes.abs().sum().item<float>() is > 0 and < float.PositiveInfinity, pair.name));

    private static Tensor Pose()
    {
        (float c, float s) = (MathF.Cos(0.2f), MathF.Sin(0.2f));
        return tensor(new[,] { { c, 0, s, 0.1f }, { 0, 1, 0, -0.05f }, { -s, 0, c, 3 }, { 0, 0, 0, 1 } });
    }
}
