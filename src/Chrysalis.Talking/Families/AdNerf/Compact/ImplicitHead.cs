using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering.Heads;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AdNerf.Compact;

/// <summary>
/// A head as one function of place, view and sound, as AD-NeRF has it (Guo 2021, arXiv 2103.11078), small enough for a processor: place
/// and view in waves, four layers of 96 with the place given again in the middle; what moves the head adds to two layers, the same at all
/// points of a frame.
/// </summary>
internal sealed class ImplicitHead : Module, IHeadField
{
    /// <summary>Octaves of waves that a place is told in, and a view.</summary>
    public const int PlaceOctaves = 6, ViewOctaves = 2;

    /// <summary>Numbers that a place becomes, and a view.</summary>
    public const int PlaceWidth = 3 + 6 * PlaceOctaves, ViewWidth = 3 + 6 * ViewOctaves;

    /// <summary>Numbers of a point's look.</summary>
    public const int Shown = 8;

    internal const float DensityScale = 25;
    private const int Hidden = 96, ColourHidden = 48;

    private readonly Linear first, second, third, fourth, heardFirst, heardThird, density, colour, shown;

    /// <param name="codes">Numbers that move it.</param>
    public ImplicitHead(int codes) : base(nameof(ImplicitHead))
    {
        Codes = codes;
        first = Linear(PlaceWidth, Hidden);
        second = Linear(Hidden, Hidden);
        third = Linear(Hidden + PlaceWidth, Hidden);
        fourth = Linear(Hidden, Hidden);
        heardFirst = Linear(codes, Hidden, hasBias: false);
        heardThird = Linear(codes, Hidden, hasBias: false);
        density = Linear(Hidden, 1);
        colour = Linear(Hidden + ViewWidth, ColourHidden);
        shown = Linear(ColourHidden, Shown);
        RegisterComponents();
    }

    /// <summary>Numbers that move it.</summary>
    public int Codes { get; }

    /// <inheritdoc/>
    public int Features => Shown;

    /// <inheritdoc/>
    public (Tensor Density, Tensor Look) See(Tensor points, Tensor directions, Tensor codes, int[] starts)
    {
        (int[] frames, long[] counts) = FramePoints.Pieces(starts);
        (Tensor[] at, Tensor[] along) = (points.split(counts), directions.split(counts));
        // What a frame is told adds to all its points alike: it is a bias of two layers.
        Tensor[] saidFirst = heardFirst.call(codes).Plus(first.bias!).unbind(0),
            saidThird = heardThird.call(codes).Plus(third.bias!).unbind(0);
        (Tensor Density, Tensor Look)[] seen = [.. frames.Select((frame, piece) =>
        {
            Tensor place = Waves(at[piece], PlaceOctaves), view = Waves(along[piece], ViewOctaves);
            Tensor x = functional.linear(place, first.weight!, saidFirst[frame]).relu_();
            x = second.call(x).relu_();
            x = functional.linear(cat([x, place], 1), third.weight!, saidThird[frame]).relu_();
            x = fourth.call(x).relu_();
            return (density.call(x).squeeze(1), shown.call(colour.call(cat([x, view], 1)).relu_()));
        })];
        return (
            cat([.. seen.Select(piece => piece.Density)]).Softplus() * Scalars.Of(DensityScale),
            cat([.. seen.Select(piece => piece.Look)]).sigmoid());
    }

    /// <summary>The numbers themselves, then for each octave the sines of all three and their cosines.</summary>
    private static Tensor Waves(Tensor x, int octaves)
    {
        List<Tensor> waves = [x];
        for (int octave = 0; octave < octaves; octave++)
        {
            Tensor angle = x * Scalars.Of(1 << octave);
            waves.Add(angle.sin());
            waves.Add(angle.cos());
        }

        return cat(waves, 1);
    }
}
