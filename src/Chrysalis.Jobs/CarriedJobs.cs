using System.Text;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Jobs;

/// <summary>
/// The jobs whose units a process does for others, by name. An order names one of them; nothing else that it says is run. May be shared
/// between threads once it is filled.
/// </summary>
public sealed class CarriedJobs
{
    private readonly SortedDictionary<string, Func<string, OpenedJob>> jobs = new(StringComparer.Ordinal);

    /// <summary>The names.</summary>
    public IReadOnlyCollection<string> Names => jobs.Keys;

    /// <summary>Adds a job.</summary>
    /// <param name="name">Its name, as <see cref="ICarriedJob{TRequest, TPart, TResult}.Name"/> says it.</param>
    /// <param name="format">How its requests travel.</param>
    /// <param name="open">
    /// Makes the job of a request that came from outside: it checks it. A job that is disposable is disposed of when it is no longer
    /// wanted.
    /// </param>
    public void Add<TRequest, TPart, TResult>(
        string name, IPartFormat<TRequest> format, Func<TRequest, ICarriedJob<TRequest, TPart, TResult>> open)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(open);
        jobs.Add(name, json => OpenedJob.Of(open(Read(name, format, json))));
    }

    /// <summary>Opens a job for a request.</summary>
    /// <exception cref="ChrysalisException">No such job is here, or the request is none of its own.</exception>
    public OpenedJob Open(string name, string request)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(request);
        return jobs.TryGetValue(name, out Func<string, OpenedJob>? open)
            ? open(request)
            : throw new ChrysalisException(
                new Fault(name, "is no job that is done here", $"ask for one of {string.Join(", ", jobs.Keys)}"));
    }

    private static TRequest Read<TRequest>(string name, IPartFormat<TRequest> format, string text)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
            return format.Read(stream);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            throw new ChrysalisException(
                new Fault(name, "was asked for with a request that cannot be read", "ask with the same version"), error);
        }
    }
}
