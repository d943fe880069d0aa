using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>How SyncTalk is taught (Peng 2023, with the numbers of its public code and of its README).</summary>
internal sealed record SyncTalkRecipe
{
    /// <summary>Steps of the head (<c>--iters 60000</c>).</summary>
    public int HeadSteps { get; init; } = 60_000;

    /// <summary>Steps of which every other one looks at the lips alone (<c>--iters 100000 --finetune_lips</c>, after the head's).</summary>
    public int LipSteps { get; init; } = 40_000;

    /// <summary>Steps of the torso (<c>--torso</c>).</summary>
    public int TorsoSteps { get; init; } = 200_000;

    /// <summary>Rays of a step, all of one frame (<c>--num_rays</c>).</summary>
    public int Rays { get; init; } = 65_536;

    /// <summary>Rays at once: a step's slopes are gathered over as many parts as that makes.</summary>
    public int RaysAtOnce { get; init; } = 16_384;

    /// <summary>Edge of the patches beside the lips (<c>--patch_size</c>).</summary>
    public int PatchPx { get; init; } = 64;

    /// <summary>How rays are walked along (<c>--max_steps</c>, <c>--dt_gamma</c>).</summary>
    public MarchingSteps Marching { get; init; } = new();

    /// <summary>First learning rate of planes (<c>--lr</c>).</summary>
    public double PlaneRate { get; init; } = 1e-2;

    /// <summary>First learning rate of networks (<c>--lr_net</c>).</summary>
    public double NetworkRate { get; init; } = 1e-3;

    /// <summary>What the rates have fallen to at a stage's end; at the lips' over all steps of head and lips.</summary>
    public double RateAtEnd { get; init; } = 0.5;

    /// <summary>What the rates would have fallen to at the lips' end had they fallen so from the head's first step on.</summary>
    public double LipRateAtEnd { get; init; } = 0.05;

    /// <summary>Decoupled weight decay of the planes: what AdamW has by itself.</summary>
    public double PlaneDecay { get; init; } = 0.01;

    /// <summary>Steps between two looks at what is occupied (<c>--update_extra_interval</c>), and at how smooth attentions are.</summary>
    public int OccupancyEvery { get; init; } = 16;

    /// <summary>How much of an occupancy stays from one look to the next.</summary>
    public double OccupancyDecay { get; init; } = 0.95;

    /// <summary>A voxel of this density holds something, if the mean is not below it (<c>--density_thresh</c>).</summary>
    public float OccupiedFrom { get; init; } = 10;

    /// <summary>Weight of the attentions where they should be still (<c>--lambda_amb</c>).</summary>
    public double AttentionTerm { get; init; } = 1e-4;

    /// <summary>Weight of rays that are neither through nor stopped.</summary>
    public double EntropyTerm { get; init; } = 1e-4;

    /// <summary>Rows of the preview, which validation is measured on.</summary>
    public int PreviewRows { get; init; } = 128;
}
