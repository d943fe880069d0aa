namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A head as a volume at one moment, ready to be rendered. May be asked by several threads, each with its own scratch.</summary>
internal interface IPacketField
{
    /// <summary>Numbers of a point's look besides its density; the first three are its colour.</summary>
    int Features { get; }

    /// <summary>Multiply-adds that a sample costs.</summary>
    int MultiplyAdds { get; }

    /// <summary>Multiply-adds that the moment cost before any sample of it.</summary>
    int MomentMultiplyAdds { get; }

    /// <summary>Numbers that a thread needs to look at a packet.</summary>
    int ScratchValues { get; }

    /// <summary>Looks at a packet's points.</summary>
    /// <param name="packet">The packet; takes densities and looks.</param>
    /// <param name="scratch">The thread's own.</param>
    void See(SamplePacket packet, Span<float> scratch);
}
