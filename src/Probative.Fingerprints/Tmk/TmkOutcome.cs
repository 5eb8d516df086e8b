namespace Probative.Fingerprints.Tmk;

/// <summary>What reading a TMK feature file gives.</summary>
public abstract record TmkOutcome
{
    private TmkOutcome()
    {
    }

    /// <summary>It was read whole.</summary>
    /// <param name="Print">What it says.</param>
    public sealed record Read(TmkPrint Print) : TmkOutcome;

    /// <summary>It is no such file, or not a whole one.</summary>
    /// <param name="Fault">What is wrong.</param>
    /// <param name="Offset">Where, in bytes from the beginning.</param>
    public sealed record Refused(TmkFault Fault, int Offset) : TmkOutcome;
}
