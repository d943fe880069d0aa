namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>What flooding reports to the matcher.</summary>
internal enum FloodEventKind
{
    RegionsMeet,
    RegionMeetsBoundary,
    BlossomIsEmpty,
}
