using Chrysalis.Foundation.Text;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch;

/// <summary>Chooses the device by its name on the command line.</summary>
internal static class TorchDevice
{
    private static readonly string[] Names = ["cpu", "cuda"];

    /// <summary>
    /// Whether libtorch is spared: on a processor what can run in ONNX Runtime does, which is twice as fast there and needs no seconds to
    /// be loaded.
    /// </summary>
    public static bool IsSpared(string name) => name == "cpu";

    /// <exception cref="TalkingException">No such device, or not on this machine, or no libtorch.</exception>
    public static Device Get(string name)
    {
        if (!Names.Contains(name))
            throw new TalkingException(NearestName.Unknown("device", name, Names));
        TorchRuntime.RequireLibtorch();
        if (name == "cuda" && !cuda.is_available())
            throw new TalkingException(
                "Device 'cuda' is not available: it takes the CUDA package of libtorch and a machine with an NVIDIA driver; take 'cpu'.")
            {
                Settings = [nameof(Device)],
            };
        return new Device(name);
    }
}
