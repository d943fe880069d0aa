namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Collects the absolute coordinates of a model's detectors.</summary>
internal sealed class DemCoordinates
{
    private readonly Dictionary<long, double[]> coordinates = [];
    private double[] origin = [];
    private long shift;

    public static Dictionary<long, double[]> Of(IEnumerable<DemInstruction> instructions)
    {
        var collector = new DemCoordinates();
        collector.Visit(instructions);
        return collector.coordinates;
    }

    private void Visit(IEnumerable<DemInstruction> instructions)
    {
        foreach (DemInstruction instruction in instructions)
        {
            switch (instruction)
            {
                case DemDetector detector:
                    double[] place = [.. detector.Coordinates.Select((x, i) => x + (i < origin.Length ? origin[i] : 0))];
                    foreach (long index in detector.Detectors)
                        coordinates[index + this.shift] = place;
                    break;
                case DemShiftDetectors shift:
                    Shift(shift.Coordinates, shift.Detectors, 1);
                    break;
                case DemRepeatBlock repeat:
                    Repeat(repeat);
                    break;
            }
        }
    }

    /// <summary>A body that declares nothing or does not move on is visited once: repeating it adds no detector.</summary>
    private void Repeat(DemRepeatBlock repeat)
    {
        DemExtent body = DemExtent.Of(repeat.Body);
        bool unroll = body.Declarations > 0 && body.Shift > 0;
        for (long i = 0; i < (unroll ? repeat.Count : 1); i++)
        {
            double[] before = origin;
            long shift = this.shift;
            Visit(repeat.Body);
            if (unroll)
                continue;
            var moved = origin.Select((x, k) => x - (k < before.Length ? before[k] : 0));
            Shift([.. moved], this.shift - shift, repeat.Count - 1);
        }
    }

    private void Shift(IReadOnlyList<double> coordinates, long detectors, long times)
    {
        var origin = new double[Math.Max(this.origin.Length, coordinates.Count)];
        this.origin.CopyTo(origin, 0);
        for (int i = 0; i < coordinates.Count; i++)
            origin[i] += coordinates[i] * times;
        this.origin = origin;
        shift += detectors * times;
    }
}
