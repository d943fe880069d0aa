using Chrysalis.Foundation.Errors;

namespace Chrysalis.Cluster;

/// <summary>A cluster cannot be joined or asked as it was named.</summary>
public sealed class ClusterException : ChrysalisException
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public ClusterException(string message) : base(message) { }

    /// <summary>Creates the exception with a message for the user and the error behind it.</summary>
    public ClusterException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Creates the exception with the sentence that a value, a rule and a remedy make.</summary>
    public ClusterException(Fault fault, Exception? inner = null) : base(fault, inner) { }
}
