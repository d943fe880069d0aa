using Chrysalis.Talking.Painting;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>The painter and the style that it is given.</summary>
internal sealed class PainterNetworks : Module
{
    private readonly PaintingNetwork painter;
    private readonly StyleNetwork style;

    public PainterNetworks() : base(nameof(PainterNetworks))
    {
        painter = new PaintingNetwork(PainterFormat.Shape);
        style = new StyleNetwork();
        RegisterComponents();
    }

    /// <summary>Paints.</summary>
    public PaintingNetwork Painter => painter;

    /// <summary>Looks at pictures of the face.</summary>
    public StyleNetwork Style => style;

    /// <summary>What the painter gives, B x 7 x S x S.</summary>
    /// <param name="seen">B x 5 x S x S.</param>
    /// <param name="styles">Pictures that styles are taken from, N x 5 x S x S.</param>
    /// <param name="owners">N: which of the B each belongs to, as B x N shares.</param>
    /// <param name="state">B x state.</param>
    public Tensor Run(Tensor seen, Tensor styles, Tensor owners, Tensor state) =>
        painter.call(seen, cat([owners.matmul(style.call(styles)), state], 1));
}
