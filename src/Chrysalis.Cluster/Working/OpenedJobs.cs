using Chrysalis.Jobs;

namespace Chrysalis.Cluster.Working;

/// <summary>
/// The jobs that were asked for last, kept ready for their next units; an older one is closed once nobody uses it. May be shared between
/// threads.
/// </summary>
internal sealed class OpenedJobs(CarriedJobs jobs) : IDisposable
{
    private const int Kept = 2;

    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];

    /// <summary>A job that is ready for a request, for as long as the use of it is not disposed of.</summary>
    /// <exception cref="Foundation.Errors.ChrysalisException">There is no such job, or its request is none.</exception>
    public Use Take(string job, string request)
    {
        Entry entry;
        lock (gate)
        {
            entry = entries.Find(one => one.Name == job && one.Request == request) ?? new(job, request, jobs);
            entries.Remove(entry);
            entries.Add(entry);
            entry.Users++;
            CloseOld(Kept);
        }

        try
        {
            return new(this, entry, entry.Job.Value);
        }
        catch
        {
            lock (gate)
            {
                entry.Users--;
                // The next one tries anew.
                entries.Remove(entry);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            CloseOld(0);
    }

    private void CloseOld(int most)
    {
        foreach (Entry old in entries.Where(entry => entry.Users == 0).Take(Math.Max(entries.Count - most, 0)).ToArray())
        {
            entries.Remove(old);
            if (old.Job.IsValueCreated)
                old.Job.Value.Dispose();
        }
    }

    /// <summary>A use of a job.</summary>
    internal sealed class Use(OpenedJobs owner, Entry entry, OpenedJob job) : IDisposable
    {
        /// <summary>The job.</summary>
        public OpenedJob Job => job;

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (owner.gate)
            {
                entry.Users--;
                owner.CloseOld(Kept);
            }
        }
    }

    /// <summary>A job of a request.</summary>
    internal sealed class Entry(string name, string request, CarriedJobs jobs)
    {
        public string Name => name;

        public string Request => request;

        public Lazy<OpenedJob> Job { get; } = new(() => jobs.Open(name, request));

        public int Users { get; set; }
    }
}
