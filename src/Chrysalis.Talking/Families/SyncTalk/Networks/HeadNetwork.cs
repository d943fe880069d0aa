using Chrysalis.Talking.Families.SyncTalk.Grids;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>
/// A head as a volume (SyncTalk: Peng 2023, arXiv 2311.17590): three planes of hash grids say what is at a place; speech and upper face
/// reach it as far as its attentions let them; small networks make density and colour of it. Names as in the public state_dict.
/// </summary>
internal sealed class HeadNetwork : Module
{
    private const int Hidden = 64;

    private readonly GridEncoder encoder_xy, encoder_yz, encoder_xz;
    private readonly BiaslessNetwork sigma_net, color_net, unc_net, aud_ch_att_net, eye_att_net;
    private readonly AudioNetwork audio_net;
    private readonly AudioAttention audio_att_net;
    private readonly Parameter? individual_codes;
    private readonly Tensor aabb_train, aabb_infer, density_grid, density_bitfield, step_counter;

    /// <param name="shape">The sizes.</param>
    public HeadNetwork(HeadShape shape) : base(nameof(HeadNetwork))
    {
        Shape = shape;
        (encoder_xy, encoder_yz, encoder_xz) = (Plane(), Plane(), Plane());
        int features = 3 * GridShape.HeadPlane.Width;
        audio_net = new(HeadShape.Heard, HeadShape.Speech);
        audio_att_net = new(HeadShape.Speech, HeadShape.Windows);
        aud_ch_att_net = new(features, Hidden, HeadShape.Speech, 2);
        eye_att_net = new(features, Hidden, shape.Expressions, 2);
        sigma_net = new(features + HeadShape.Speech + shape.Expressions, Hidden, 1 + HeadShape.Geometry, 3);
        color_net = new(SphericalHarmonics.Width + HeadShape.Geometry + shape.CodeValues, Hidden, 3, 2);
        unc_net = new(features, 32, 1, 2);
        if (shape.CodeValues > 0)
            individual_codes = Parameter(randn(shape.Codes, shape.CodeValues) * Scalars.Of(0.1f));
        const float b = HeadShape.Bound;
        aabb_train = tensor(new[] { -b, -b / 2, -b, b, b / 2, b });
        aabb_infer = aabb_train.clone();
        const int side = VolumeRendering.Marching.OccupancyGrid.OfficialSide;
        density_grid = zeros(1, side * side * side);
        density_bitfield = zeros(side * side * side / 8, ScalarType.Byte);
        step_counter = zeros(16, 2, ScalarType.Int32);
        RegisterComponents();
    }

    /// <summary>The sizes.</summary>
    public HeadShape Shape { get; }

    /// <summary>The planes of x and y, y and z, x and z.</summary>
    public IReadOnlyList<GridEncoder> Planes => [encoder_xy, encoder_yz, encoder_xz];

    /// <summary>The networks of density, colour, attention to speech and to the upper face.</summary>
    public (BiaslessNetwork Density, BiaslessNetwork Colour, BiaslessNetwork Speech, BiaslessNetwork Expression) Parts =>
        (sigma_net, color_net, aud_ch_att_net, eye_att_net);

    /// <summary>Which voxels hold anything, in Morton order, 128³/8 bytes.</summary>
    public Tensor Occupancy => density_bitfield;

    /// <summary>The densities behind it, 1 x 128³ in Morton order; below 0 where no camera looks. Only training needs them.</summary>
    public Tensor Densities => density_grid;

    /// <summary>The code of a frame to train on, 1 x C; null where frames have none.</summary>
    public Tensor? CodeOf(int frame) => individual_codes?.narrow(0, frame, 1);

    /// <summary>The code that unknown frames have, 1 x C; null where frames have none.</summary>
    public Tensor? UsualCode => individual_codes?.narrow(0, 0, 1);

    /// <summary>What the head hears at a frame.</summary>
    /// <param name="windows">The windows around it, 8 x 512.</param>
    /// <returns>1 x 32.</returns>
    public Tensor Hear(Tensor windows) => audio_att_net.call(audio_net.call(windows.reshape(-1, HeadShape.Heard)).unsqueeze(0));

    /// <summary>What the planes know of places.</summary>
    /// <param name="points">N x 3, in [-1, 1].</param>
    /// <returns>N x 36.</returns>
    public Tensor Encode(Tensor points)
    {
        using Tensor yz = points.narrow(1, 1, 2), x = points.narrow(1, 0, 1), z = points.narrow(1, 2, 1), xz = cat([x, z], 1),
            xy = points.narrow(1, 0, 2);
        return cat([encoder_xy.call(xy), encoder_yz.call(yz), encoder_xz.call(xz)], 1);
    }

    /// <summary>What the head is at places.</summary>
    /// <param name="features">What the planes know of them, N x 36.</param>
    /// <param name="speech">What it hears, 1 x 32.</param>
    /// <param name="expression">The blendshapes of the upper face, 1 x 7.</param>
    public HeadDensity Density(Tensor features, Tensor speech, Tensor expression)
    {
        Tensor hears = aud_ch_att_net.call(features), looks = eye_att_net.call(features);
        Tensor h = sigma_net.call(cat([features, speech * hears, expression * looks], 1));
        return new(
            h.select(1, 0).exp(), h.narrow(1, 1, HeadShape.Geometry), hears.norm(1, keepdim: true), looks.norm(1, keepdim: true));
    }

    /// <summary>What the head shows at places.</summary>
    /// <param name="points">N x 3, in [-1, 1].</param>
    /// <param name="directions">Where each is seen along, N x 3, of length 1.</param>
    /// <param name="speech">What it hears, 1 x 32.</param>
    /// <param name="expression">The blendshapes of the upper face, 1 x 7.</param>
    /// <param name="code">The frame's code, 1 x C; null where frames have none.</param>
    public HeadRadiance See(Tensor points, Tensor directions, Tensor speech, Tensor expression, Tensor? code)
    {
        Tensor features = Encode(points);
        HeadDensity volume = Density(features, speech, expression);
        List<Tensor> seen = [SphericalHarmonics.Encode(directions), volume.Geometry];
        if (code is not null)
            seen.Add(code.expand(points.shape[0], -1));
        Tensor colour = color_net.call(cat(seen, 1)).sigmoid() * Scalars.Of(1.002f) - Scalars.Of(0.001f);
        // The uncertainty teaches the loss, not the planes.
        return new(volume, colour, unc_net.call(features.detach()).Softplus());
    }

    private static GridEncoder Plane() => new(GridShape.HeadPlane, HeadShape.Bound);
}
