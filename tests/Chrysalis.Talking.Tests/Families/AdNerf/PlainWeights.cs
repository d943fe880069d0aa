using Chrysalis.Talking.Checkpoints.Safetensors;
using TorchSharp;

namespace Chrysalis.Talking.Tests.Families.AdNerf;

/// <summary>A network's tensors as plain numbers.</summary>
internal static class PlainWeights
{
    public static Dictionary<string, FloatArray> Of(torch.nn.Module network) => network.state_dict().ToDictionary(
        pair => pair.Key,
        pair => new FloatArray(pair.Value.shape, pair.Value.detach().contiguous().reshape(-1).data<float>().ToArray()));
}
