using Chrysalis.Talking.Families.SyncTalk.Grids;
using Chrysalis.Talking.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>
/// A torso as a flat picture that bends with the head (RAD-NeRF: Tang 2022, arXiv 2211.12368): three points that hang on the head say how
/// far each place of the picture is moved before it is looked up. Names as in the public state_dict.
/// </summary>
internal sealed class TorsoNetwork : Module
{
    private const int PlaceFrequencies = 8, AnchorFrequencies = 3, Hidden = 32, Side = 128;
    private const double LeastOpacity = 0.01;

    private readonly Parameter anchor_points;
    private readonly Parameter? individual_codes_torso;
    private readonly BiaslessNetwork torso_deform_net, torso_net;
    private readonly GridEncoder torso_encoder;
    private readonly Tensor density_grid_torso;

    /// <param name="shape">The sizes.</param>
    /// <param name="shrink">The share of the plane that the picture fills (<c>--torso_shrink</c>).</param>
    public TorsoNetwork(HeadShape shape, float shrink = 0.8f) : base(nameof(TorsoNetwork))
    {
        Shrink = shrink;
        anchor_points = Parameter(tensor(new[,] { { 0.01f, 0.01f, 0.1f, 1 }, { -0.1f, -0.1f, 0.1f, 1 }, { 0.1f, -0.1f, 0.1f, 1 } }));
        int given = FrequencyEncoding.Width(2, PlaceFrequencies) + FrequencyEncoding.Width(6, AnchorFrequencies) + shape.TorsoCodeValues;
        torso_deform_net = new(given, Hidden, 2, 3);
        torso_encoder = new(GridShape.TorsoPlane);
        torso_net = new(GridShape.TorsoPlane.Width + given, Hidden, 4, 3);
        if (shape.TorsoCodeValues > 0)
            individual_codes_torso = Parameter(randn(shape.Codes, shape.TorsoCodeValues) * Scalars.Of(0.1f));
        density_grid_torso = zeros(Side * Side);
        RegisterComponents();
    }

    /// <summary>The share of the plane that the picture fills.</summary>
    public float Shrink { get; }

    /// <summary>Places along a side of <see cref="Occupancy"/>.</summary>
    public const int OccupancySide = Side;

    /// <summary>How much there is of the torso at each place: 128 times the place's column and its row.</summary>
    public Tensor Occupancy => density_grid_torso;

    /// <summary>Where the three points hang, 3 x 4; the last number is to be 1.</summary>
    public Parameter AnchorPoints => anchor_points;

    /// <summary>The code of a frame to train on, 1 x C; null where frames have none.</summary>
    public Tensor? CodeOf(int frame) => individual_codes_torso?.narrow(0, frame, 1);

    /// <summary>The code that unknown frames have, 1 x C; null where frames have none.</summary>
    public Tensor? UsualCode => individual_codes_torso?.narrow(0, 0, 1);

    /// <summary>The torso at places of the picture.</summary>
    /// <param name="places">N x 2 in [-1, 1], row and column (the public code has them so).</param>
    /// <param name="pose">The camera's pose: from its space to that of the head, 4 x 4.</param>
    /// <param name="code">The frame's code, 1 x C; null where frames have none.</param>
    public TorsoPicture Paint(Tensor places, Tensor pose, Tensor? code)
    {
        long count = places.shape[0];
        places = places * Scalars.Of(Shrink);
        List<Tensor> parts =
        [
            FrequencyEncoding.Encode(places, PlaceFrequencies),
            FrequencyEncoding.Encode(Anchors(pose), AnchorFrequencies).expand(count, -1),
        ];
        if (code is not null)
            parts.Add(code.expand(count, -1));
        Tensor given = cat(parts, 1);
        Tensor moved = torso_deform_net.call(given);
        Tensor looked = torso_encoder.call(places.Plus(moved).clamp(Scalars.Of(-1), Scalars.Of(1)));
        Tensor shown = torso_net.call(cat([looked, given], 1)).sigmoid() * Scalars.Of(1.002f) - Scalars.Of(0.001f);
        return new(shown.narrow(1, 0, 1), shown.narrow(1, 1, 3), moved);
    }

    /// <summary>The torso before a background, where its own occupancy says that there is any.</summary>
    /// <param name="places">N x 2 in [-1, 1], row and column (the public code has them so).</param>
    /// <param name="pose">The camera's pose: from its space to that of the head, 4 x 4.</param>
    /// <param name="background">N x 3.</param>
    /// <returns>N x 3.</returns>
    public Tensor Over(Tensor places, Tensor pose, Tensor background) => Over(places, pose, background, UsualCode);

    /// <summary>The same for a frame to train on.</summary>
    /// <param name="places">N x 2 in [-1, 1], row and column.</param>
    /// <param name="pose">The camera's pose: from its space to that of the head, 4 x 4.</param>
    /// <param name="background">N x 3.</param>
    /// <param name="code">The frame's code, 1 x C; null where frames have none.</param>
    /// <returns>N x 3.</returns>
    public Tensor Over(Tensor places, Tensor pose, Tensor background, Tensor? code)
    {
        using var scope = NewDisposeScope();
        Tensor occupancy = functional.grid_sample(
            density_grid_torso.view(1, 1, Side, Side), places.view(1, -1, 1, 2), align_corners: true).view(-1);
        using Scalar threshold = Math.Min(LeastOpacity, density_grid_torso.mean().item<float>());
        Tensor seen = (occupancy > threshold).nonzero().view(-1);
        if (seen.numel() == 0)
            return background.clone().MoveToOuterDisposeScope();
        TorsoPicture torso = Paint(places.index_select(0, seen), pose, code);
        Tensor behind = background.index_select(0, seen);
        Tensor shown = (torso.Colour * torso.Opacity).Plus(behind * torso.Opacity.neg().Plus(Scalars.Of(1)));
        return background.index_copy(0, seen, shown).MoveToOuterDisposeScope();
    }

    /// <summary>Where the anchor points are in the picture, 1 x 6.</summary>
    private Tensor Anchors(Tensor pose)
    {
        Tensor seen = anchor_points.matmul(linalg.inv(pose.transpose(0, 1)));
        Tensor flat = seen.narrow(1, 0, 2) / seen.narrow(1, 3, 1) / seen.narrow(1, 2, 1);
        return flat.view(1, -1);
    }
}
