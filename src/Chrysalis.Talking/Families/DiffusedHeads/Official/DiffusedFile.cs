namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>What a file is to an import of Diffused Heads.</summary>
internal enum DiffusedFile
{
    /// <summary>The U-Net, as an archive or as a state dictionary.</summary>
    Network,

    /// <summary>A TorchScript program that is not the U-Net: what hears.</summary>
    Ear,

    /// <summary>Neither.</summary>
    Other,
}
