namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Walks a model error by error; a block without errors is passed over by arithmetic, however often it repeats.</summary>
internal sealed class DemFlattener(DemErrorVisitor visit)
{
    private DemTarget[] targets = new DemTarget[16];
    private long shift;

    public void Visit(IEnumerable<DemInstruction> instructions)
    {
        foreach (DemInstruction instruction in instructions)
        {
            switch (instruction)
            {
                case DemError error:
                    Visit(error);
                    break;
                case DemShiftDetectors shift:
                    this.shift += shift.Detectors;
                    break;
                case DemRepeatBlock repeat when DemExtent.Of(repeat.Body) is { Errors: 0 } body:
                    this.shift += body.Shift * repeat.Count;
                    break;
                case DemRepeatBlock repeat:
                    for (long i = 0; i < repeat.Count; i++)
                        Visit(repeat.Body);
                    break;
            }
        }
    }

    private void Visit(DemError error)
    {
        int count = error.Targets.Length;
        if (count > targets.Length)
            targets = new DemTarget[count];
        for (int i = 0; i < count; i++)
        {
            DemTarget target = error.Targets[i];
            targets[i] = target.Kind == DemTargetKind.Detector ? DemTarget.Detector(target.Index + shift) : target;
        }
        visit(error.Probability, targets.AsSpan(0, count));
    }
}
