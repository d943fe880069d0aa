using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// Paints the whole frame of a persona from a small latent: learned canvases (what the picture looks like) are warped by a
/// flow (how the head moves), mixed by masks (eyes open or closed) and corrected by a soft residual. The canvases carry the
/// sharpness, so that a small network paints a sharp picture; the picture is the model's own, no frame of the footage is kept.
/// </summary>
internal sealed class PortraitDecoder : Module<Tensor, Tensor>
{
    private const int CanvasCount = 3;
    private readonly Parameter canvas;
    private readonly Linear seed;
    private readonly ConvUnit up2, up1, up0;
    private readonly Conv2d motion;
    private readonly int height, width, seedHeight, seedWidth;

    public PortraitDecoder(int height, int width, int latentSize) : base(nameof(PortraitDecoder))
    {
        (this.height, this.width) = (height, width);
        (seedHeight, seedWidth) = ((height + 31) / 32, (width + 31) / 32);
        canvas = Parameter(zeros(CanvasCount, 3, height, width));
        seed = Linear(latentSize, 64 * seedHeight * seedWidth);
        up2 = new ConvUnit("up2", 64, 64);
        up1 = new ConvUnit("up1", 64, 48);
        up0 = new ConvUnit("up0", 48, 32);
        motion = Conv2d(32, 2 + CanvasCount + 3, 3, padding: 1);
        init.zeros_(motion.weight);
        init.zeros_(motion.bias!);
        RegisterComponents();
    }

    /// <summary>Starts every canvas from the footage's mean picture (3 x H x W in [0, 1]) with a little noise to tell them apart.</summary>
    public void StartFrom(Tensor meanPicture, Generator noise)
    {
        using var _ = no_grad();
        canvas.copy_(meanPicture.unsqueeze(0).Plus(TensorDraw.Normal(noise, canvas.device, canvas.shape) * Scalars.Of(0.01)));
    }

    /// <param name="latent">B x latent.</param>
    /// <returns>B x 3 x H x W, nominally in [0, 1].</returns>
    public override Tensor forward(Tensor latent)
    {
        long batch = latent.shape[0];
        Tensor x = seed.call(latent).view(batch, 64, seedHeight, seedWidth);
        foreach (ConvUnit up in new[] { up2, up1, up0 })
            x = up.call(functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest));
        Tensor fine = functional.interpolate(motion.call(x), size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);

        Tensor flow = fine.narrow(1, 0, 2).permute(0, 2, 3, 1) * Scalars.Of(0.1);                     // B x H x W x 2, in half frames
        Tensor mix = fine.narrow(1, 2, CanvasCount).softmax(1).unsqueeze(2);              // B x K x 1 x H x W
        Tensor residual = fine.narrow(1, 2 + CanvasCount, 3) * Scalars.Of(0.2);
        Tensor layers = canvas.view(1, CanvasCount * 3, height, width).expand(batch, -1, -1, -1);
        Tensor warped = functional.grid_sample(
            layers, StillGrid().Plus(flow), mode: GridSampleMode.Bilinear, padding_mode: GridSamplePaddingMode.Border,
            align_corners: false);
        return (warped.view(batch, CanvasCount, 3, height, width) * mix).sum(1).Plus(residual);
    }

    /// <summary>The grid that samples every pixel where it is: H x W x 2 of (x, y) in [-1, 1].</summary>
    private Tensor StillGrid()
    {
        Tensor xs = (HeldNumbers.Count(width).to(canvas.device) * Scalars.Of(2)).Plus(Scalars.Of(1))
            / Scalars.Of(width)
            - Scalars.Of(1);
        Tensor ys = (HeldNumbers.Count(height).to(canvas.device) * Scalars.Of(2)).Plus(Scalars.Of(1))
            / Scalars.Of(height)
            - Scalars.Of(1);
        return stack([xs.expand(height, width), ys.unsqueeze(1).expand(height, width)], 2);
    }
}
