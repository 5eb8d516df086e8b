namespace Probative.Intake;

/// <summary>
/// Everything that is stated of one file: one acquisition, and as many appearances as were seen.
/// </summary>
public sealed record Statement(StatedAcquisition Acquisition, IReadOnlyList<StatedAppearance> Appearances)
{
    public static Statement Nothing { get; } = new(StatedAcquisition.Nothing, []);
}
