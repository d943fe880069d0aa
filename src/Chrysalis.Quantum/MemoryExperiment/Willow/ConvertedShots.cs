using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>Measured results as a stream of detection events and observable flips in b8, converted a block at a time.</summary>
internal sealed class ConvertedShots(DetectionConverter converter, Stream measurements, Stream? sweep) : Stream
{
    private readonly ShotReader measurementRows = new(measurements, ShotFormat.B8, new ShotLayout(converter.Measurements, 0, 0));
    private readonly ShotReader? sweepRows = sweep is null
        ? null
        : new(sweep, ShotFormat.B8, new ShotLayout(converter.Circuit.SweepBitCount, 0, 0));
    private MemoryStream ready = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (ready.Position == ready.Length)
            ready = Convert();
        return ready.Read(buffer, offset, count);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        measurements.Dispose();
        sweep?.Dispose();
        base.Dispose(disposing);
    }

    private MemoryStream Convert()
    {
        var results = new ShotTable(DetectionSampler.BlockShots, converter.Measurements);
        var bits = new ShotTable(DetectionSampler.BlockShots, converter.Circuit.SweepBitCount);
        int shots = 0;
        for (; shots < results.Shots && measurementRows.TryRead(results[shots]); shots++)
            if (sweepRows is not null && !sweepRows.TryRead(bits[shots]))
                throw new StimFormatException(
                    "The stream of sweep bits ends before the stream of measurements: give one row for each shot.");
        ShotTable converted = converter.Convert(results, sweepRows is null ? null : bits);
        var stream = new MemoryStream();
        using (var writer = new ShotWriter(stream, ShotFormat.B8, new ShotLayout(0, converter.Detectors, converter.Observables)))
            for (int shot = 0; shot < shots; shot++)
                writer.Write(converted[shot]);
        stream.Position = 0;
        return stream;
    }
}
