using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch;

/// <summary>Counts the multiply-adds of networks from now on: of every convolution and fully connected layer that is called.</summary>
internal sealed class LayerWork
{
    private long done;

    /// <param name="networks">The networks. Layers of theirs may have weights only if they are convolutions or fully connected.</param>
    public LayerWork(params ReadOnlySpan<nn.Module> networks)
    {
        foreach (nn.Module network in networks)
        {
            foreach (nn.Module layer in network.modules())
                Watch(layer);
        }
    }

    /// <summary>Multiply-adds so far.</summary>
    public long MultiplyAddsDone => Interlocked.Read(ref done);

    private void Watch(nn.Module layer)
    {
        (Tensor? weight, nn.Module<Tensor, Tensor>? called) = layer switch
        {
            Convolution convolution => (convolution.weight, convolution),
            Linear linear => (linear.weight, linear),
            _ => ((Tensor?)null, (nn.Module<Tensor, Tensor>?)null),
        };
        if (weight is null || called is null)
        {
            if (layer.parameters(recurse: false).Any())
                throw new ArgumentException(
                    $"The multiply-adds of a layer '{layer.GetName()}' are not known: count it here.", nameof(layer));
            return;
        }

        long each = weight.numel() / weight.shape[0];
        called.register_forward_hook((_, _, output) =>
        {
            Interlocked.Add(ref done, output.numel() * each);
            return output;
        });
    }
}
