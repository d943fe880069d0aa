namespace Chrysalis.Jobs;

/// <summary>
/// A job whose units may be done in other processes: its name and the JSON of its request say all that they need, and parts come back as
/// bytes.
/// </summary>
/// <typeparam name="TRequest">What is asked for; what its JSON says is what it is.</typeparam>
/// <typeparam name="TPart">What one unit contributes.</typeparam>
/// <typeparam name="TResult">What all parts make.</typeparam>
public interface ICarriedJob<TRequest, TPart, TResult> : IJob<TRequest, TPart, TResult>
{
    /// <summary>The name that other processes know the job by, with the version of what it computes.</summary>
    string Name { get; }

    /// <summary>How a request travels.</summary>
    IPartFormat<TRequest> RequestFormat { get; }

    /// <summary>How a part travels.</summary>
    IPartFormat<TPart> Format { get; }
}
