namespace Chrysalis.Cluster.Working;

/// <summary>How a unit ended at a worker.</summary>
internal enum UnitEnd
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was not begun: every place is taken.</summary>
    Busy,

    /// <summary>It failed, and may be tried again.</summary>
    Failed,

    /// <summary>It was told to stop.</summary>
    Stopped,

    /// <summary>This worker does no such unit, however often it is asked.</summary>
    Refused,
}
