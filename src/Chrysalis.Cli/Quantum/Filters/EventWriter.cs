using Chrysalis.Quantum.Shots;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Writes shots of detectors, then observables, where their observables go. Not for use from several threads at once.</summary>
internal sealed class EventWriter : IDisposable
{
    private readonly EventForm form;
    private readonly ShotWriter events;
    private readonly ShotWriter? truths;
    private readonly ulong[] bits;

    /// <param name="form">How the shots are written.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="truthOutput">Where the observables go, where they have a file of their own.</param>
    public EventWriter(EventForm form, Stream output, Stream? truthOutput)
    {
        this.form = form;
        events = new(output, form.Format, new(0, form.Detectors, form.IsAppended ? form.Observables : 0));
        truths = truthOutput is null || form.TruthFormat is not { } own ? null : new(truthOutput, own, new(0, 0, form.Observables));
        bits = new ulong[(form.Observables + 63) / 64];
    }

    /// <summary>Writes a shot, and clears what follows the bits that are written.</summary>
    public void Write(Span<ulong> shot)
    {
        if (truths is not null)
        {
            Array.Clear(bits);
            for (int o = 0; o < form.Observables; o++)
                bits[o >> 6] |= (shot[(form.Detectors + o) >> 6] >> ((form.Detectors + o) & 63) & 1) << (o & 63);
            truths.Write(bits);
        }
        events.Write(Cut(shot, form.IsAppended ? form.Detectors + form.Observables : form.Detectors));
    }

    /// <summary>Ends the shots.</summary>
    /// <exception cref="Chrysalis.Quantum.StimFormatException">A format cannot hold so many.</exception>
    public void Complete()
    {
        truths?.Complete();
        events.Complete();
    }

    public void Dispose()
    {
        events.Dispose();
        truths?.Dispose();
    }

    /// <summary>Clears what follows the bits that are written: a packed format shows its padding.</summary>
    private static Span<ulong> Cut(Span<ulong> shot, int bits)
    {
        Span<ulong> cut = shot[..((bits + 63) / 64)];
        if (bits % 64 != 0)
            cut[^1] &= (1UL << (bits % 64)) - 1;
        return cut;
    }
}
