namespace Probative.Kernel.Ids;

/// <summary>Names one entry of a legal analysis: a finding for or against an element, or a gap.</summary>
public readonly record struct AnalysisId(Id Value)
{
    public static AnalysisId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
