using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>The networks as they were trained: the plain reference, and the way to a graphics card.</summary>
internal sealed class TorchMouthNetworks : IMouthNetworks
{
    private readonly Device device;
    private readonly MotionNetwork motion;
    private readonly PainterNetworks painter;
    private readonly int size;
    private float[] painted = [];

    /// <param name="path">The weights.</param>
    /// <param name="outputs">Values that the motion gives a frame.</param>
    /// <param name="sizePx">Edge of the painted square.</param>
    /// <param name="device">Where to compute.</param>
    public TorchMouthNetworks(string path, int outputs, int sizePx, Device device)
    {
        (this.device, size) = (device, sizePx);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
        motion = Loaded(new MotionNetwork(outputs), "motion.");
        painter = Loaded(new PainterNetworks(), "");

        T Loaded<T>(T network, string prefix)
            where T : nn.Module
        {
            ModuleWeights.Load(network, tensors, prefix, path);
            network.to(device);
            network.eval();
            foreach (Tensor weight in network.parameters().Concat(network.buffers()))
                weight.DetachFromDisposeScope();
            return network;
        }
    }

    /// <inheritdoc/>
    public float[] Hear(float[] windows, int length) =>
        Run(() => motion.call(tensor(windows).view(1, windows.Length / length, length).to(device)));

    /// <inheritdoc/>
    public float[] Style(float[] picture) => Run(() => painter.Style.call(Picture(picture)));

    /// <inheritdoc/>
    public ReadOnlySpan<float> Paint(float[] seen, float[] style) =>
        painted = Run(() => painter.Painter.call(Picture(seen), tensor(style).view(1, style.Length).to(device)));

    /// <inheritdoc/>
    public void Dispose()
    {
        motion.Dispose();
        painter.Dispose();
    }

    private Tensor Picture(float[] planes) => tensor(planes).view(1, PainterFormat.Inputs, size, size).to(device);

    private static float[] Run(Func<Tensor> work)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return work().cpu().contiguous().data<float>().ToArray();
    }
}
