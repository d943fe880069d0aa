using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>
/// The evaluator of lip sync as published (Chung &amp; Zisserman 2016, "Out of time"; its repository's <c>SyncNetModel.py</c>):
/// five face pictures and 20 frames of cepstra to 1024 values each, near each other when they belong together.
/// 13,631,616 parameters.
/// </summary>
internal sealed class EvaluationSyncNet : Module<Tensor, Tensor, (Tensor Sound, Tensor Lips)>
{
    /// <summary>Values that describe a window.</summary>
    public const int Values = 1024;

    private readonly Sequential netcnnaud, netfcaud, netfclip, netcnnlip;

    public EvaluationSyncNet() : base(nameof(EvaluationSyncNet))
    {
        netcnnaud = Sequential(
            Conv2d(1, 64, (3, 3), padding: (1, 1)), BatchNorm2d(64), ReLU(), MaxPool2d((1, 1), (1, 1)),
            Conv2d(64, 192, (3, 3), padding: (1, 1)), BatchNorm2d(192), ReLU(), MaxPool2d((3, 3), (1, 2)),
            Conv2d(192, 384, (3, 3), padding: (1, 1)), BatchNorm2d(384), ReLU(),
            Conv2d(384, 256, (3, 3), padding: (1, 1)), BatchNorm2d(256), ReLU(),
            Conv2d(256, 256, (3, 3), padding: (1, 1)), BatchNorm2d(256), ReLU(), MaxPool2d((3, 3), (2, 2)),
            Conv2d(256, 512, (5, 4)), BatchNorm2d(512), ReLU());
        netcnnlip = Sequential(
            Conv3d(3, 96, (5, 7, 7), (1, 2, 2)), BatchNorm3d(96), ReLU(), MaxPool3d((1, 3, 3), (1, 2, 2)),
            Conv3d(96, 256, (1, 5, 5), (1, 2, 2), (0, 1, 1)), BatchNorm3d(256), ReLU(), MaxPool3d((1, 3, 3), (1, 2, 2), (0, 1, 1)),
            Conv3d(256, 256, (1, 3, 3), padding: (0, 1, 1)), BatchNorm3d(256), ReLU(),
            Conv3d(256, 256, (1, 3, 3), padding: (0, 1, 1)), BatchNorm3d(256), ReLU(),
            Conv3d(256, 256, (1, 3, 3), padding: (0, 1, 1)), BatchNorm3d(256), ReLU(), MaxPool3d((1, 3, 3), (1, 2, 2)),
            Conv3d(256, 512, (1, 6, 6)), BatchNorm3d(512), ReLU());
        netfcaud = Head();
        netfclip = Head();
        RegisterComponents();
    }

    /// <param name="cepstra">B x 1 x 13 x 20: a window's cepstra, 100 frames a second.</param>
    /// <returns>B x 1024.</returns>
    public Tensor Sound(Tensor cepstra) => netfcaud.call(netcnnaud.call(cepstra).flatten(1));

    /// <param name="faces">B x 3 x 5 x 224 x 224: BGR from 0 to 255, five frames at 25 a second.</param>
    /// <returns>B x 1024.</returns>
    public Tensor Lips(Tensor faces) => netfclip.call(netcnnlip.call(faces).flatten(1));

    public override (Tensor Sound, Tensor Lips) forward(Tensor cepstra, Tensor faces) => (Sound(cepstra), Lips(faces));

    private static Sequential Head() => Sequential(Linear(512, 512), BatchNorm1d(512), ReLU(), Linear(512, Values));
}
