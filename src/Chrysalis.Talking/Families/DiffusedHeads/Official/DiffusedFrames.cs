using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>Draws the frames of one speech, each going on from those before it.</summary>
internal sealed class DiffusedFrames : IDisposable
{
    private readonly UNet network;
    private readonly DiffusionSampler sampler;
    private readonly Tensor identity;
    private readonly MotionFrames motion;

    /// <param name="network">The network, which stays the caller's.</param>
    /// <param name="sampler">How a frame is drawn.</param>
    /// <param name="identity">The person.</param>
    /// <param name="device">Where the network is.</param>
    public DiffusedFrames(UNet network, DiffusionSampler sampler, Frame identity, Device device)
    {
        (this.network, this.sampler) = (network, sampler);
        this.identity = IdentityPicture.ToTensor(identity, device);
        motion = new(this.identity, network.Shape);
    }

    /// <summary>The next frame.</summary>
    /// <param name="speech">What is heard.</param>
    /// <param name="frame">Its number.</param>
    /// <param name="random">Where it is drawn.</param>
    /// <param name="progress">Hears the share of its steps that is walked.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public Frame Next(
        SpeechEmbeddings speech, long frame, Generator random, Action<double> progress, CancellationToken cancellation)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor before = motion.Together();
        Tensor audio = speech.Around(frame, network.Shape.AudioNeighbours).to(identity.device);
        int walked = 0;
        Tensor drawn = sampler.Draw(
            TensorDraw.Normal(random, identity.device, identity.shape),
            (noisy, step) =>
            {
                progress(walked++ / (double)sampler.Steps.Count);
                return network.Predict(noisy, tensor(new[] { (long)step }).to(noisy.device), before, identity, audio);
            },
            random, cancellation);
        motion.Push(drawn);
        return IdentityPicture.ToFrame(drawn);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        motion.Dispose();
        identity.Dispose();
    }
}
